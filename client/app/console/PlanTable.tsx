import type { WirePlanStep } from '#protocol/values.ts';
import { useLanguage } from '../app-context.ts';
import { useConsoleWords } from './console-context.ts';

/** The steps of a plan as a tree: what is nested stands indented. After PROFILE with rows and time. */
export function PlanTable({ steps }: { readonly steps: readonly WirePlanStep[] }) {
  const words = useConsoleWords();
  const locale = useLanguage() === 'en' ? 'en-GB' : 'zh-CN';
  const profiled = steps.some(({ rows }) => rows !== null);
  const most = Math.max(...steps.map(({ milliseconds }) => milliseconds ?? 0));
  const digits = { maximumFractionDigits: 2 };
  return (
    <div className="result-scroll" tabIndex={0} role="group" aria-label={words.views.plan}>
      <table className="plan">
        <caption className="hidden">{words.planCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.plan.step}</th>
            <th scope="col">{words.plan.details}</th>
            <th scope="col" className="number">
              {words.plan.estimated}
            </th>
            {profiled && (
              <>
                <th scope="col" className="number">
                  {words.plan.rows}
                </th>
                <th scope="col" className="number">
                  {words.plan.milliseconds}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ id, depth, operator, details, estimatedRows, rows, milliseconds }) => (
            <tr key={id}>
              <th scope="row" style={{ paddingInlineStart: `${16 + depth * 18}px` }}>
                {depth > 0 && <span aria-hidden="true">└ </span>}
                {operator}
              </th>
              <td>
                <code>{details}</code>
              </td>
              <td className="number">{estimatedRows.toLocaleString(locale)}</td>
              {profiled && (
                <>
                  <td className="number">{rows?.toLocaleString(locale)}</td>
                  <td className="number time">
                    <span
                      style={{ width: `${most > 0 ? ((milliseconds ?? 0) / most) * 100 : 0}%` }}
                      aria-hidden="true"
                    />
                    {milliseconds?.toLocaleString(locale, digits)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
