/** What people write for kinds, stances and bases → the words of the model. */
import { BASES, KINDS, type Basis, type Kind } from '#model/vocabulary.ts';
import type { Sign } from '#model/statements.ts';

const KIND_WORDS: Readonly<Record<Kind, readonly string[]>> = {
  Person: ['person', 'people', 'human', 'individual', 'politician', '人', '人物', '个人'],
  Organization: [
    'organization',
    'organisation',
    'org',
    'company',
    'firm',
    'institution',
    'agency',
    'ministry',
    'party',
    '组织',
    '机构',
    '公司',
    '企业',
  ],
  Country: ['country', 'state', 'nation', '国家'],
  Bloc: ['bloc', 'alliance', '集团', '联盟'],
  Group: ['group', 'team', 'community', '团体', '群体'],
  Event: ['event', 'meeting', 'incident', '事件', '会议'],
  Policy: ['policy', 'law', 'bill', 'regulation', 'measure', '政策', '法律', '法规'],
  Mineral: ['mineral', 'element', 'metal', '矿产', '矿物'],
  Place: ['place', 'location', 'city', 'region', 'town', '地点', '城市', '地区'],
  Technology: ['technology', '技术'],
  Product: ['product', 'good', '产品', '商品'],
  Concept: ['concept', 'topic', 'theme', 'idea', 'issue', 'subject', '概念', '主题', '议题'],
  Publication: ['publication', 'newspaper', 'magazine', 'journal', 'outlet', 'media', 'book', '出版物', '媒体', '报纸'],
};
const KIND_OF = new Map(KINDS.flatMap((kind) => KIND_WORDS[kind].map((word) => [word, kind] as const)));

/** The kind that a word means; null where the model has none of this name. */
export function kindOf(word: string): Kind | null {
  return KIND_OF.get(word.trim().toLowerCase()) ?? null;
}

const SIGN_WORDS: Readonly<Record<Sign, readonly string[]>> = {
  for: [
    'for',
    'pro',
    'support',
    'supports',
    'favour',
    'favours',
    'favor',
    'favors',
    'favourable',
    'favorable',
    'positive',
    'agree',
    'agrees',
    '1',
    '+1',
    '+',
    '1.0',
    '支持',
    '赞成',
    '赞同',
  ],
  against: [
    'against',
    'con',
    'oppose',
    'opposes',
    'disfavour',
    'disfavours',
    'unfavourable',
    'unfavorable',
    'negative',
    'disagree',
    'disagrees',
    '-1',
    '-',
    '−1',
    '-1.0',
    '反对',
  ],
  mixed: ['mixed', 'both', 'divided', '混合', '兼有', '褒贬兼有'],
  neutral: ['neutral', 'neither', 'none', '0', '0.0', '中立', '中性'],
};
const SIGN_OF = new Map(
  (Object.entries(SIGN_WORDS) as [Sign, readonly string[]][]).flatMap(([sign, words]) =>
    words.map((word) => [word, sign] as const),
  ),
);

/** The sign that a word means; null where it is none. */
export function signIn(word: string): Sign | null {
  return SIGN_OF.get(word.trim().toLowerCase()) ?? null;
}

/** The basis of a stance that gives none: our own pictures call what is no position favourable or unfavourable. */
export function usualBasis(stance: string): Basis {
  return /^(un)?favou?rable$|^divided$/i.test(stance.trim()) ? 'evaluation' : 'position';
}

/** The basis of this name; null where it is none. */
export function basisIn(word: string): Basis | null {
  return BASES.find((basis) => basis === word.trim().toLowerCase()) ?? null;
}
