/** The words of groups, one catalogue a language; they come with the first group. */
import type { Kind } from '#model/vocabulary.ts';
import { pictureWords } from '#picture/words.ts';
import type { Language } from '#protocol/views.ts';
import { plural } from './plural.ts';

export interface GroupWords {
  readonly title: string;
  readonly make: string;
  readonly rename: string;
  readonly name: string;
  readonly save: string;
  readonly apart: string;
  readonly asOne: string;
  readonly intro: (members: number) => string;
  readonly moved: (groups: string) => string;
  readonly of: (members: number) => string;
  readonly hidden: (members: number) => string;
  readonly within: (lines: number) => string;
  readonly belongs: (name: string, members: number) => string;
  readonly members: string;
  readonly lines: string;
  readonly noLines: string;
  readonly select: (name: string) => string;
  /** The name that is proposed, from the kinds of the members, those of most members first. */
  readonly proposed: (kinds: readonly (readonly [kind: Kind, count: number])[]) => string;
}

const en: GroupWords = {
  title: 'Groups',
  make: 'Group',
  rename: 'Rename the group',
  name: 'Name of the group',
  save: 'Rename',
  apart: 'Group',
  asOne: 'Group and collapse',
  intro: (members) =>
    `${members} of what is shown. Collapsed, a group is one node: its lines are those of its members, each utterance counted once.`,
  moved: (groups) => `What is in ${groups} leaves it: there are no groups within groups.`,
  of: (members) => plural(members, 'member', 'members'),
  hidden: (members) => `${plural(members, 'other', 'others')} left out by the filters`,
  within: (lines) =>
    lines === 0
      ? 'No line joins its members to each other.'
      : `${plural(lines, 'line joins its members to each other and is', 'lines join its members to each other and are')} not drawn.`,
  belongs: (name, members) => `In the group “${name}” (${members})`,
  members: 'Members',
  lines: 'Lines of the group',
  noLines: 'No line joins the group to anything else that is shown.',
  select: (name) => `Select the group “${name}”`,
  proposed: (kinds) =>
    kinds
      .map(([kind, count]) => plural(count, pictureWords('en').kinds[kind].one, pictureWords('en').kinds[kind].many))
      .join(', '),
};

const zh: GroupWords = {
  title: '组',
  make: '归为一组',
  rename: '重命名此组',
  name: '组名',
  save: '重命名',
  apart: '归组',
  asOne: '归组并合并',
  intro: (members) => `所示内容中的${members}个。合并后，组成为一个节点：连线即其成员的连线，每次发言只计一次。`,
  moved: (groups) => `已在${groups}中的会离开该组：组内不能再有组。`,
  of: (members) => `${members}个成员`,
  hidden: (members) => `另有${members}个被筛选排除`,
  within: (lines) => (lines === 0 ? '成员之间没有连线。' : `成员之间的${lines}条连线未画出。`),
  belongs: (name, members) => `属于“${name}”组（${members}个）`,
  members: '成员',
  lines: '组的连线',
  noLines: '没有连线把此组与所示的其他内容相连。',
  select: (name) => `选中“${name}”组`,
  proposed: (kinds) => kinds.map(([kind, count]) => `${count}个${pictureWords('zh-Hans').kinds[kind].many}`).join('、'),
};

/** Everything that is said of groups in a language. */
export function groupWordsIn(language: Language): GroupWords {
  return language === 'en' ? en : zh;
}
