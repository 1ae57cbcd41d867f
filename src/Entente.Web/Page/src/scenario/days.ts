// Dates as whole days since 1970, so that they can be counted and placed.

const Day = 86_400_000;

export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / Day;

export const dateOf = (day: number): string => new Date(day * Day).toISOString().slice(0, 10);

export const monthOf = (day: number): Date => new Date(day * Day);

export const firstOf = (year: number, month: number): number => Date.UTC(year, month, 1) / Day;
