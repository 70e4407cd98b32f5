/** The words of the model in English. */
import type { FactualType, Modality, Provenance, QuestionKind, StatementKind } from '#model/vocabulary.ts';

export interface VocabularyWords {
  /** How a relation reads from its source to its target. */
  readonly types: Readonly<Record<FactualType, string>>;
  readonly statementKinds: Readonly<Record<StatementKind, string>>;
  readonly modalities: Readonly<Record<Modality, string>>;
  /** How the words reached us, as a whole sentence. */
  readonly provenances: Readonly<Record<Provenance, string>>;
  readonly questionKinds: Readonly<Record<QuestionKind, string>>;
  readonly structural: Readonly<Record<string, string>>;
}

export const vocabularyEn: VocabularyWords = {
  types: {
    ACCOMPANIED: 'accompanied',
    ACTED_AGAINST: 'acted against',
    ADDRESSED: 'addressed',
    AFFILIATED_WITH: 'is affiliated with',
    AIMS_AT: 'aims at',
    AUTHORED: 'wrote',
    COMMENTED_ON: 'commented on',
    COOPERATES_WITH: 'cooperates with',
    COVERS: 'covers',
    DEPENDS_ON: 'depends on',
    DERIVED_FROM: 'derives from',
    DEVELOPED: 'developed',
    DID_NOT: 'did not',
    DISGUISED_AS: 'was disguised as',
    DISTANCE_FROM: 'lies at a distance from',
    HOLDS_OFFICE_IN: 'holds office in',
    HOSTED: 'hosted',
    ISSUED: 'issued',
    LED_TO: 'led to',
    LOCATED_IN: 'is located in',
    MEMBER_OF: 'is a member of',
    PARTICIPATED_IN: 'took part in',
    PART_OF: 'is part of',
    PRECEDES: 'precedes',
    PRODUCES: 'produces',
    PROPOSED: 'proposed',
    REPORTED_ON: 'reported on',
    RULED_AGAINST: 'ruled against',
    SEEKS: 'seeks',
    SUBSTITUTES_FOR: 'substitutes for',
    SUPPLIES: 'supplies',
    TARGETS: 'targets',
    TRANSITS: 'passes through',
    USES: 'uses',
    VISITED: 'visited',
  },
  statementKinds: {
    position: 'position',
    factual: 'statement of fact',
    forecast: 'forecast',
    commitment: 'commitment',
    announcement: 'announcement',
  },
  modalities: {
    asserted: 'asserted',
    planned: 'planned',
    rumoured: 'rumoured',
    conditional: 'on a condition',
    claimed: 'claimed by one side',
    inferred: 'inferred',
  },
  provenances: {
    author: 'The author’s own assertion.',
    interview: 'Heard by the author or the outlet itself.',
    relayed: 'Passed on by another outlet or book.',
    unsourced: 'Quoted without saying where it was said: it cannot be traced further.',
  },
  questionKinds: {
    contradiction: 'they contradict each other',
    opposed_positions: 'they want opposite things',
    different_figure: 'they give different figures',
    evaluative_opposition: 'they judge it in opposite ways',
    attribution_conflict: 'they disagree on who did or said it',
    internal_inconsistency: 'one source contradicts itself',
    compatible_difference: 'both can be true',
    scope_difference: 'they speak of different scopes',
    temporal_update: 'one is later than the other',
    temporal_difference: 'they speak of different times',
    composition: 'they count different members',
    naming: 'they use different names',
  },
  structural: {
    STANCE: 'statements',
    SAID: 'said',
    ABOUT: 'is about',
    MENTIONS: 'mentions',
    POSSIBLY_SAME: 'may be the same as',
    CO_MENTION: 'named together',
    PUBLISHED_BY: 'published by',
    WRITTEN_BY: 'written by',
    REPORTED_IN: 'reported in',
  },
};
