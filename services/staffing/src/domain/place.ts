/** Keys of Berlin's twelve districts. */
export const DISTRICTS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;
export type District = (typeof DISTRICTS)[number];

/** Across districts, such as the mobile team. */
export const SUPRA_DISTRICT = 'supraDistrict';

/** Where a project works. */
export type Place = District | typeof SUPRA_DISTRICT;

export const PLACES: readonly Place[] = [...DISTRICTS, SUPRA_DISTRICT];

export const isDistrict = (text: string): text is District => DISTRICTS.some((key) => key === text);
