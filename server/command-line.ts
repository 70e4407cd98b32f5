/** The command line: what can be said, with help. Each command is a file of its own, loaded when it is called. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { KINDS } from '#model/vocabulary.ts';
import { EXPORT_FORMATS, type ExportFormat } from './commands/export-formats.ts';
import { QUERY_FORMATS, type QueryFormat } from './commands/query-formats.ts';
import { packageVersion } from './package-root.ts';
import { PlainError } from './plain-error.ts';
import { describedSettings, neo4jSettings, readSettings } from './settings.ts';

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It may be a whole number from 1 to 99999.');
  return Number(text);
}

interface LoadFlags {
  dryRun?: boolean;
  replace?: boolean;
}

function dataFolder(folder: string | undefined): string {
  return readSettings({ data: folder }, process.env).data;
}

function addServe(program: Command): void {
  const command = program
    .command('serve [folder]')
    .description('serve the explorer and its API, over a data set or a folder of CSV, JSON, GEXF or GraphML');
  for (const { flag, variable, help } of describedSettings()) command.option(flag, `${help} (${variable})`);
  command.action(async (folder: string | undefined, flags: Record<string, string | undefined>) => {
    if (folder !== undefined && flags['data'] !== undefined) {
      throw new PlainError('Name the data folder once: either as "sayso serve my-folder" or with --data.');
    }
    const { serve } = await import('./commands/serve.ts');
    await serve(folder === undefined ? flags : { ...flags, data: folder });
  });
}

function addCheck(program: Command): void {
  program
    .command('check [folder]')
    .description('check a data set: all errors with file, line and column, or how much there is of everything')
    .action(async (folder: string | undefined) => {
      const { check } = await import('./commands/check.ts');
      await check(dataFolder(folder));
    });
}

function addSearch(program: Command): void {
  program
    .command('search <text>')
    .description('find entities by name, in any script')
    .option('--data <folder>', 'folder with the data set (SAYSO_DATA)')
    .addOption(new Option('--kind <kind...>', 'only these kinds').choices(KINDS))
    .option('--limit <number>', 'how many at most', wholeNumber, 10)
    .action(async (text: string, options: { data?: string; kind?: (typeof KINDS)[number][]; limit: number }) => {
      const { search } = await import('./commands/search.ts');
      const sources = readSettings({ data: options.data }, process.env);
      await search(text, { sources, kinds: options.kind, limit: options.limit });
    });
}

function addQuery(program: Command): void {
  program
    .command('query <cypher>')
    .description('ask in Cypher; queries only read')
    .option('--data <folder>', 'folder with the data set (SAYSO_DATA)')
    .addOption(new Option('--format <format>', 'how the answer is printed').choices(QUERY_FORMATS).default('table'))
    .option('--params <json>', 'parameters as a JSON object, or @file')
    .option('--deadline <seconds>', 'seconds after which it is stopped', wholeNumber, 60)
    .action(
      async (text: string, options: { data?: string; format: QueryFormat; params?: string; deadline: number }) => {
        const { readParameterText, runQueryCommand } = await import('./commands/query.ts');
        const sources = readSettings({ data: options.data }, process.env);
        const parameters = options.params === undefined ? {} : await readParameterText(options.params);
        await runQueryCommand(text, { sources, format: options.format, parameters, deadline: options.deadline });
      },
    );
}

function addExport(program: Command): void {
  program
    .command('export [folder]')
    .description('write the whole graph: nodes and relationships')
    .addOption(new Option('--format <format>', 'how it is written').choices(EXPORT_FORMATS).default('jsonl'))
    .option('--output <file>', 'file to write to, or folder for csv; standard output where none is named')
    .action(async (folder: string | undefined, options: { format: ExportFormat; output?: string }) => {
      const { exportFolder } = await import('./commands/export.ts');
      await exportFolder(dataFolder(folder), options.format, options.output ?? null);
    });
}

function addLoad(program: Command): void {
  const command = program
    .command('load [folder]')
    .description('load a data set into a database, or go on with a load that was broken off')
    .addOption(new Option('--to <engine>', 'where to').choices(['neo4j']).makeOptionMandatory())
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--replace', 'delete whatever else the database holds');
  for (const { flag, variable, help } of neo4jSettings()) command.option(flag, `${help} (${variable})`);
  command.action(async (folder: string | undefined, { dryRun = false, replace = false, ...flags }: LoadFlags) => {
    const { loadCommand } = await import('./commands/load.ts');
    const settings = readSettings({ ...(flags as Record<string, string | undefined>), data: folder }, process.env);
    await loadCommand({ settings, dryRun, replace });
  });
}

/** Who reads what is printed may stop early, as `head` does: then there is nothing left to do. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** Runs the command line; sets the exit status. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const program = new Command('sayso')
    .description('Who said what, about what, on whose authority')
    .version(packageVersion());
  endWithReader();
  addServe(program);
  addCheck(program);
  addSearch(program);
  addQuery(program);
  addExport(program);
  addLoad(program);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
