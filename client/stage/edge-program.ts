/** Draws edges: one quad each; dash, second colour, hollowness, side and arrow head are the fragment's work. */
import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { colorToArray, floatColor } from 'sigma/utils';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';
import { EDGE_FRAGMENT, EDGE_VERTEX } from './shaders.ts';

const UNIFORMS = ['u_matrix', 'u_viewport', 'u_sizeRatio', 'u_pixelRatio', 'u_background'] as const;

function definition() {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  return {
    VERTICES: 6,
    VERTEX_SHADER_SOURCE: EDGE_VERTEX,
    FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT,
    METHOD: TRIANGLES,
    UNIFORMS,
    ATTRIBUTES: [
      { name: 'a_source', size: 2, type: FLOAT },
      { name: 'a_target', size: 2, type: FLOAT },
      { name: 'a_sourceRadius', size: 1, type: FLOAT },
      { name: 'a_targetRadius', size: 1, type: FLOAT },
      { name: 'a_width', size: 1, type: FLOAT },
      { name: 'a_offset', size: 1, type: FLOAT },
      { name: 'a_dash', size: 1, type: FLOAT },
      { name: 'a_colour', size: 4, type: UNSIGNED_BYTE, normalized: true },
      { name: 'a_second', size: 4, type: UNSIGNED_BYTE, normalized: true },
      { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
    ],
    CONSTANT_ATTRIBUTES: [
      { name: 'a_end', size: 1, type: FLOAT },
      { name: 'a_side', size: 1, type: FLOAT },
    ],
    CONSTANT_DATA: [
      [0, -1],
      [1, -1],
      [0, 1],
      [0, 1],
      [1, -1],
      [1, 1],
    ],
  };
}

/** The program for a stage; `background` is asked for at every frame, since the theme may change. */
export function inkProgram(background: () => string): EdgeProgramType<NodeAttributes, EdgeAttributes> {
  return class InkProgram extends EdgeProgram<(typeof UNIFORMS)[number], NodeAttributes, EdgeAttributes> {
    getDefinition() {
      return definition();
    }

    processVisibleItem(
      index: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData & Partial<EdgeAttributes>,
    ): void {
      this.array.set(
        [
          source.x,
          source.y,
          target.x,
          target.y,
          source.size,
          target.size,
          data.size,
          data.offset ?? 0,
          data.dash ?? 0,
          floatColor(data.color),
          floatColor(data.second ?? data.color),
          index,
        ],
        start,
      );
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      const [red, green, blue] = colorToArray(background());
      gl.uniformMatrix3fv(uniformLocations['u_matrix'] ?? null, false, params.matrix);
      gl.uniform2f(uniformLocations['u_viewport'] ?? null, params.width, params.height);
      gl.uniform1f(uniformLocations['u_sizeRatio'] ?? null, params.sizeRatio);
      gl.uniform1f(uniformLocations['u_pixelRatio'] ?? null, params.pixelRatio);
      gl.uniform3f(uniformLocations['u_background'] ?? null, red / 255, green / 255, blue / 255);
    }
  };
}
