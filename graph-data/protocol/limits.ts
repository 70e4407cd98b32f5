/** How much one answer or view may hold; apart from the schemas, which the page does not carry. */

/** The most entities and statements that one view may show. */
export const VIEW_MAX_NODES = 2000;
