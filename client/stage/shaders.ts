/**
 * The shaders of the stage. Both programs work in pixels of the page: positions go through sigma's matrix to
 * clip space, from there to pixels, and shapes, dashes and arrow heads are signed distances in pixels.
 */

export const NODE_VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_radius;
attribute float a_shape;
attribute float a_rimWidth;
attribute vec4 a_colour;
attribute vec4 a_rim;
attribute vec4 a_id;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_colour;
varying vec4 v_rim;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;
varying float v_rimWidth;

const float bias = 255.0 / 254.0;

void main() {
  float radius = a_radius / u_sizeRatio;
  float reach = radius * 1.35 + a_rimWidth + 2.0;
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + a_corner * reach * 2.0 / u_viewport, 0.0, 1.0);
  v_point = a_corner * reach * vec2(1.0, -1.0);
  v_radius = radius;
  v_shape = a_shape;
  v_rimWidth = a_rimWidth;
  #ifdef PICKING_MODE
  v_colour = a_id;
  #else
  v_colour = a_colour;
  #endif
  v_colour.a *= bias;
  v_rim = a_rim;
  v_rim.a *= bias;
}
`;

/** The order of the branches is that of SHAPES in picture/look.ts; the measures are those of picture/shapes.ts. */
export const NODE_FRAGMENT = /* glsl */ `
precision highp float;

uniform float u_pixelRatio;
uniform vec3 u_background;

varying vec4 v_colour;
varying vec4 v_rim;
varying vec2 v_point;
varying float v_radius;
varying float v_shape;
varying float v_rimWidth;

const float turn = 6.28318530718;

float polygon(vec2 p, float corners, float start, float reach) {
  float sector = turn / corners;
  float angle = mod(atan(p.y, p.x) - start * turn, sector) - sector / 2.0;
  return cos(angle) * length(p) - reach * cos(sector / 2.0);
}

float box(vec2 p, vec2 halves) {
  vec2 q = abs(p) - halves;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}

float star(vec2 p) {
  vec2 q = abs(p);
  if (q.y > q.x) q = q.yx;
  vec2 tip = vec2(1.3, 0.0);
  vec2 notch = vec2(0.5091, 0.5091);
  vec2 side = notch - tip;
  return dot(q - tip, normalize(vec2(side.y, -side.x)));
}

float shapeDistance(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(length(p) - 1.0, 0.55 - length(p));
  if (v_shape < 2.5) return box(p, vec2(0.9));
  if (v_shape < 3.5) return polygon(p, 6.0, 0.0, 1.08);
  if (v_shape < 4.5) return polygon(p, 8.0, 0.0625, 1.04);
  if (v_shape < 5.5) return polygon(p, 4.0, 0.0, 1.22);
  if (v_shape < 6.5) return polygon(p, 5.0, -0.25, 1.12);
  if (v_shape < 7.5) return polygon(p - vec2(0.0, 0.16), 3.0, -0.25, 1.28);
  if (v_shape < 8.5) return polygon(p + vec2(0.0, 0.16), 3.0, 0.25, 1.28);
  if (v_shape < 9.5) return min(box(p, vec2(1.1, 0.44)), box(p, vec2(0.44, 1.1)));
  if (v_shape < 10.5) return length(vec2(max(abs(p.x) - 0.62, 0.0), p.y)) - 0.68;
  if (v_shape < 11.5) return star(p);
  if (v_shape < 12.5) return box(p, vec2(0.72, 1.04));
  if (v_shape < 13.5) return length(p) - 0.8;
  float side = length(vec2(abs(p.x) - 0.5023, p.y - 0.29));
  return min(length(p + vec2(0.0, 0.58)), side) - 0.6;
}

void main(void) {
  float distance = shapeDistance(v_point / v_radius) * v_radius;
  #ifdef PICKING_MODE
  if (distance > 3.0 && length(v_point) > v_radius + 2.0) discard;
  gl_FragColor = v_colour;
  #else
  float soft = 0.7 / u_pixelRatio;
  float fill = 1.0 - smoothstep(-soft, soft, distance);
  float rim = 1.0 - smoothstep(-soft, soft, distance - v_rimWidth);
  if (rim <= 0.0) discard;
  // A wide rim is a mark of selection: a gap parts it from the node, which may be of a like colour.
  float gap = v_rimWidth > 3.0 ? 1.0 - smoothstep(-soft, soft, distance - 1.8) : 0.0;
  vec4 colour = mix(mix(v_rim, vec4(u_background, 1.0), gap), v_colour, fill);
  gl_FragColor = vec4(colour.rgb * rim, rim);
  #endif
}
`;

export const EDGE_VERTEX = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute float a_sourceRadius;
attribute float a_targetRadius;
attribute float a_width;
attribute float a_offset;
attribute float a_dash;
attribute vec4 a_colour;
attribute vec4 a_second;
attribute vec4 a_id;
attribute float a_end;
attribute float a_side;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec4 v_colour;
varying vec4 v_second;
varying float v_along;
varying float v_across;
varying float v_length;
varying float v_width;
varying float v_dash;
varying float v_head;

const float bias = 255.0 / 254.0;

void main() {
  vec2 source = (u_matrix * vec3(a_source, 1.0)).xy * u_viewport / 2.0;
  vec2 target = (u_matrix * vec3(a_target, 1.0)).xy * u_viewport / 2.0;
  vec2 way = target - source;
  float distance = max(length(way), 0.001);
  vec2 along = way / distance;
  vec2 left = vec2(-along.y, along.x);
  float scale = 1.0 / u_sizeRatio;
  float width = max(a_width * scale, 0.8);
  float head = min(6.0, 6.0 * scale + 1.0) + width * 0.8;
  float from = a_sourceRadius * scale + 1.0;
  float to = distance - a_targetRadius * scale - 1.5;
  float reach = 1.8 + width * 0.75 + 1.5;
  #ifdef PICKING_MODE
  reach = max(reach, 5.0);
  #endif
  // Nodes that touch leave no room: nothing is drawn rather than an arrow head inside out.
  float room = step(from + head, to);
  vec2 point = source + left * (a_offset * scale + a_side * reach) * room + along * mix(from, to, a_end) * room;
  gl_Position = vec4(point * 2.0 / u_viewport, 0.0, 1.0);
  v_length = to - from;
  v_along = a_end * v_length;
  v_across = a_side * reach;
  v_width = width;
  v_dash = a_dash;
  v_head = head;
  #ifdef PICKING_MODE
  v_colour = a_id;
  #else
  v_colour = a_colour;
  #endif
  v_colour.a *= bias;
  v_second = a_second;
  v_second.a *= bias;
}
`;

/** a_dash: 0 solid, 1 dashed, 2 dotted, 3 two-coloured; 4 more where it is hollow. */
export const EDGE_FRAGMENT = /* glsl */ `
precision highp float;

uniform float u_pixelRatio;
uniform vec3 u_background;

varying vec4 v_colour;
varying vec4 v_second;
varying float v_along;
varying float v_across;
varying float v_length;
varying float v_width;
varying float v_dash;
varying float v_head;

void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_colour;
  #else
  float soft = 0.7 / u_pixelRatio;
  float left = v_length - v_along;
  float hollow = step(3.5, v_dash);
  float dash = v_dash - 4.0 * hollow;
  float aside = abs(v_across);
  vec4 colour = v_colour;
  float cover;
  if (left < v_head) {
    if (dash > 2.5) colour = v_second;
    float half_ = (1.8 + v_width * 0.75) * left / v_head;
    cover = 1.0 - smoothstep(-soft, soft, aside - half_);
  } else {
    cover = 1.0 - smoothstep(-soft, soft, aside - v_width / 2.0);
    float period = dash > 2.5 ? 14.0 : dash > 1.5 ? 4.5 : 11.0;
    float on = dash > 1.5 && dash < 2.5 ? 1.5 : 7.0;
    float phase = mod(v_along, period);
    float ink = smoothstep(0.0, soft, phase) * (1.0 - smoothstep(on - soft, on, phase));
    if (dash > 2.5) colour = mix(v_colour, v_second, ink);
    else if (dash > 0.5) cover *= ink;
    if (hollow > 0.5) {
      float core = 1.0 - smoothstep(-soft, soft, aside - (v_width / 2.0 - 1.2));
      colour = mix(colour, vec4(u_background, 1.0), core);
    }
  }
  if (cover <= 0.0) discard;
  gl_FragColor = vec4(colour.rgb * cover, cover);
  #endif
}
`;
