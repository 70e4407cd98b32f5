/** Keys and gestures in Simplified Chinese. */
import type { HelpWords } from './help-en.ts';

export const helpZh: HelpWords = {
  keysTitle: '快捷键与手势',
  keyList: [
    ['/', '搜索'],
    ['E', '展开或收起所选'],
    ['Shift + E', '选择展开哪些邻居'],
    ['H', '隐藏所选'],
    ['P', '固定或取消固定所选'],
    ['U', '将所选连线展开为言论；再按一次全部折回'],
    ['I', '反选'],
    ['L', '画线圈选'],
    ['M', '显示或隐藏缩略图'],
    ['F', '适应屏幕'],
    ['Ctrl + Z', '撤销'],
    ['Ctrl + Shift + Z', '重做'],
    ['Esc', '取消选择'],
    ['← ↑ → ↓', '走到该方向的相邻条目'],
    ['C', '打开或关闭 Cypher 控制台'],
    ['Ctrl 或 Cmd + Enter', '运行控制台里的查询'],
    ['?', '显示本列表'],
  ],
  gestureList: [
    ['单击', '选择'],
    ['Ctrl 或 Cmd + 单击', '加入选择'],
    ['双击', '展开；再次双击：收起'],
    ['拖动节点', '移动并固定'],
    ['Shift + 拖动背景', '画线圈选'],
    ['拖动背景', '平移'],
    ['滚轮', '缩放'],
    ['右键', '菜单'],
  ],
};
