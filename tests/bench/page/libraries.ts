/** Each library as its own guide has it for a graph with fixed positions: nodes, lines, pan, zoom and hover. */
import type { DrawnGraph } from './drawn-graph.ts';

/** Where a node is drawn now, in pixels of the page. */
export type PlaceOf = (node: number) => { readonly x: number; readonly y: number };

/**
 * Draws into an element; resolves when the library says that it has, or is done asking for it, to where nodes are; to null
 * where the library lets nobody drag them.
 */
export type Draw = (host: HTMLDivElement, graph: DrawnGraph) => Promise<PlaceOf | null>;

/** Fetches a library, which is no part of what is measured. */
export type Library = () => Promise<Draw>;

const FOR = '#0f766e';
const AGAINST = '#c2410c';
const NODE = '#2563a8';

const idOf = (index: number): string => `n${index}`;

const sigma: Library = async () => {
  const [{ default: Graph }, { default: Sigma }] = await Promise.all([import('graphology'), import('sigma')]);
  return async (host, { nodes, edges }) => {
    const graph = new Graph({ type: 'directed', multi: true });
    nodes.forEach(({ x, y, radius }, index) => graph.addNode(idOf(index), { x, y, size: radius, color: NODE }));
    for (const { source, target, against } of edges) {
      graph.addEdge(idOf(source), idOf(target), { size: 1.5, color: against ? AGAINST : FOR });
    }
    void new Sigma(graph, host, { renderLabels: false, enableEdgeEvents: true });
    return null;
  };
};

const cosmos: Library = async () => {
  const { Graph } = await import('@cosmos.gl/graph');
  return async (host, { nodes, edges }) => {
    const graph = new Graph(host, {
      enableSimulation: false,
      enableDrag: true,
      fitViewOnInit: true,
      fitViewDelay: 0,
      fitViewDuration: 0,
    });
    await graph.ready;
    graph.setPointPositions(new Float32Array(nodes.flatMap(({ x, y }) => [x, y])));
    graph.setLinks(new Float32Array(edges.flatMap(({ source, target }) => [source, target])));
    graph.render();
    return (node) => {
      const [left = 0, top = 0] = graph.getPointPositions().slice(2 * node, 2 * node + 2);
      const [x, y] = graph.spaceToScreenPosition([left, top]);
      return { x, y };
    };
  };
};

const cytoscape: Library = async () => {
  const { default: create } = await import('cytoscape');
  return async (host, { nodes, edges }) => {
    const drawn = create({
      container: host,
      layout: { name: 'preset' },
      style: [
        { selector: 'node', style: { 'background-color': NODE, width: 'data(size)', height: 'data(size)' } },
        { selector: 'edge', style: { 'line-color': 'data(colour)', width: 1.5, 'curve-style': 'haystack' } },
      ],
      elements: [
        ...nodes.map(({ x, y, radius }, index) => ({
          data: { id: idOf(index), size: 2 * radius },
          position: { x, y: -y },
        })),
        ...edges.map(({ source, target, against }) => ({
          data: { source: idOf(source), target: idOf(target), colour: against ? AGAINST : FOR },
        })),
      ],
    });
    await new Promise<void>((resolve) => drawn.one('render', () => resolve()));
    return (node) => drawn.getElementById(idOf(node)).renderedPosition();
  };
};

const visNetwork: Library = async () => {
  const { Network } = await import('vis-network/standalone');
  return async (host, { nodes, edges }) => {
    const network = new Network(
      host,
      {
        nodes: nodes.map(({ x, y, radius }, index) => ({
          id: index,
          x,
          y: -y,
          size: radius,
          color: NODE,
          shape: 'dot',
        })),
        edges: edges.map(({ source, target, against }, index) => ({
          id: index,
          from: source,
          to: target,
          color: against ? AGAINST : FOR,
        })),
      },
      { physics: false, edges: { smooth: false }, interaction: { hover: true } },
    );
    await new Promise<void>((resolve) => network.once('afterDrawing', () => resolve()));
    network.fit({ animation: false });
    return (node) => network.canvasToDOM(network.getPosition(node));
  };
};

const forceGraph: Library = async () => {
  const { default: ForceGraph } = await import('force-graph');
  return async (host, { nodes, edges }) => {
    const placed = nodes.map(({ x, y }, index) => ({ id: index, x, y: -y, fx: x, fy: -y }));
    const drawn = new ForceGraph(host)
      .width(host.clientWidth)
      .height(host.clientHeight)
      .cooldownTicks(0)
      .nodeColor(() => NODE)
      .linkColor((link) => ((link as { against?: boolean }).against ? AGAINST : FOR))
      .graphData({
        nodes: placed,
        links: edges.map(({ source, target, against }) => ({ source, target, against })),
      });
    await new Promise<void>((resolve) => drawn.onEngineStop(() => resolve()));
    drawn.zoomToFit(0, 20);
    return (node) => {
      const { x = 0, y = 0 } = placed[node] ?? {};
      return drawn.graph2ScreenCoords(x, y);
    };
  };
};

export const LIBRARIES: Readonly<Record<string, Library>> = {
  'sigma alone': sigma,
  'cosmos.gl': cosmos,
  cytoscape,
  'vis-network': visNetwork,
  'force-graph': forceGraph,
};
