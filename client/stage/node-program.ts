/** Draws nodes: one quad each, the shape as a signed distance, with a rim. */
import { NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { colorToArray, floatColor } from 'sigma/utils';
import type { EdgeAttributes, NodeAttributes } from './attributes.ts';
import { NODE_FRAGMENT, NODE_VERTEX } from './shaders.ts';

const UNIFORMS = ['u_matrix', 'u_viewport', 'u_sizeRatio', 'u_pixelRatio', 'u_background'] as const;

function definition() {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  return {
    VERTICES: 6,
    VERTEX_SHADER_SOURCE: NODE_VERTEX,
    FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
    METHOD: TRIANGLES,
    UNIFORMS,
    ATTRIBUTES: [
      { name: 'a_position', size: 2, type: FLOAT },
      { name: 'a_radius', size: 1, type: FLOAT },
      { name: 'a_shape', size: 1, type: FLOAT },
      { name: 'a_rimWidth', size: 1, type: FLOAT },
      { name: 'a_colour', size: 4, type: UNSIGNED_BYTE, normalized: true },
      { name: 'a_rim', size: 4, type: UNSIGNED_BYTE, normalized: true },
      { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
    ],
    CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
    CONSTANT_DATA: [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ],
  };
}

/** The program for a stage; `background` is asked for at every frame, since the theme may change. */
export function shapeProgram(background: () => string): NodeProgramType<NodeAttributes, EdgeAttributes> {
  return class ShapeProgram extends NodeProgram<(typeof UNIFORMS)[number], NodeAttributes, EdgeAttributes> {
    getDefinition() {
      return definition();
    }

    processVisibleItem(index: number, start: number, data: NodeDisplayData & Partial<NodeAttributes>): void {
      const { array } = this;
      array.set(
        [
          data.x,
          data.y,
          data.size,
          data.shape ?? 0,
          data.rimWidth ?? 0,
          floatColor(data.color),
          floatColor(data.rim ?? data.color),
          index,
        ],
        start,
      );
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      gl.uniformMatrix3fv(uniformLocations['u_matrix'] ?? null, false, params.matrix);
      gl.uniform2f(uniformLocations['u_viewport'] ?? null, params.width, params.height);
      gl.uniform1f(uniformLocations['u_sizeRatio'] ?? null, params.sizeRatio);
      gl.uniform1f(uniformLocations['u_pixelRatio'] ?? null, params.pixelRatio);
      const [red, green, blue] = colorToArray(background());
      gl.uniform3f(uniformLocations['u_background'] ?? null, red / 255, green / 255, blue / 255);
    }
  };
}
