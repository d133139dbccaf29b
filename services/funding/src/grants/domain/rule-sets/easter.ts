import { type LocalDate, localDate } from '@lotsenbuch/kernel';

/**
 * Easter Sunday of a year in the Gregorian calendar: the Sunday after the first full moon of spring, by the rules of
 * the reform of 1582 for the age of the moon (epact).
 */
export const easterSunday = (year: number): LocalDate => {
  const goldenNumber = year % 19;
  const century = Math.floor(year / 100);
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const age = (century - leapCenturies - moonCorrection + 19 * goldenNumber + 15) % 30;
  // The full moon may not come later than 18 April: two ages that would make it so are put back by a day.
  const late = Math.floor(age / 28) * (1 - Math.floor(29 / (age + 1)) * Math.floor((21 - goldenNumber) / 11));
  const fullMoon = age - late;
  const weekday = (year + Math.floor(year / 4) + fullMoon + 2 - century + leapCenturies) % 7;
  const afterMarch21 = fullMoon - weekday;
  const month = 3 + Math.floor((afterMarch21 + 40) / 44);
  const day = afterMarch21 + 28 - 31 * Math.floor(month / 4);
  return localDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
};
