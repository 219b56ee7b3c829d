/** How many assertions were made in this process. */
export const assertions = { count: 0 };
