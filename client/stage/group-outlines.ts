/** Open groups on the stage: an outline beneath lines and nodes, and its name over them. */
import { clearingsPath, type Disk, edgePath, namePlace, outlinesOf } from '#picture/outlines.ts';
import type { Outlined } from '#picture/scene.ts';
import { projection } from './camera.ts';
import type { Stage } from './stage.ts';

/** Pixels at the upper edge where chips lie. */
const UNDER_CHIPS = 46;

function svgOf(className: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

function part<Name extends 'path' | 'text'>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Draws the outlines at every frame; gives back how to end it. */
export function outlineGroups(stage: Stage, groups: readonly Outlined[]): () => void {
  const ground = svgOf('group-ground');
  const names = svgOf('group-names');
  const stop = stage.beforeLabels((sigma) => {
    if (!ground.isConnected) {
      sigma.getContainer().prepend(ground);
      sigma.getContainer().append(names);
    }
    const { width, height } = sigma.getDimensions();
    const bounds = { left: 2, top: UNDER_CHIPS, right: width - 2, bottom: height - 2 };
    const pixelsOf = projection(sigma);
    const scale = sigma.scaleSize(1);
    const nodes = sigma.getGraph().mapNodes((id, node): Disk => ({ id, ...pixelsOf(node), radius: node.size * scale }));
    const outlines = outlinesOf(groups, nodes);
    const placed = outlines.map((outline) => ({ outline, place: namePlace(outline, bounds, nodes) }));
    ground.replaceChildren(
      ...outlines.flatMap((outline) => [
        part('path', { class: 'outline', d: edgePath(outline) }),
        part('path', { class: 'clearing', d: clearingsPath(outline) }),
      ]),
    );
    names.replaceChildren(
      ...placed.flatMap(({ outline, place }) => {
        if (!place) return [];
        const text = part('text', { x: String(place.x), y: String(place.y) });
        text.textContent = outline.name;
        return [text];
      }),
    );
    return placed.flatMap(({ place }) => (place ? [place.box] : []));
  });
  return () => {
    stop();
    ground.remove();
    names.remove();
  };
}
