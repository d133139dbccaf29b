const euros = (cents) => `${(cents / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })} €`;

/** What was played and what the check found, as figures and as text. */
export const summary = ({ plan, requests, findings }, seconds) => {
  const grants = plan.projects.flatMap((project) => project.grants).concat(plan.others);
  const figures = {
    year: plan.year,
    seed: plan.seed,
    day: plan.day,
    appropriationCents: plan.budget.final.totalCents,
    carriers: plan.carriers.length,
    projects: plan.projects.length,
    applications: grants.length,
    positionsInDecember: plan.projects.reduce((sum, { grants: [first] }) => sum + first.positions, 0),
    people: plan.projects.reduce((sum, { staff }) => sum + staff.people.length, 0),
    requests: requests.acts,
    seconds: Number(seconds.toFixed(1)),
  };
  const isRight = findings.every(({ differences }) => differences.length === 0);
  const lines = [
    `Budget year ${figures.year} with seed ${figures.seed}, recorded on ${figures.day}:`,
    `  ${euros(figures.appropriationCents)}, ${figures.carriers} carriers, ${figures.projects} projects, ${figures.applications} applications,`,
    `  ${figures.positionsInDecember} positions at the end of the year, ${figures.people} people; ${figures.requests} requests in ${figures.seconds} s`,
    'Checked, computed anew from the public answers:',
    ...findings.flatMap(({ rule, where, compared, differences }) => [
      `  ${differences.length === 0 ? 'holds ' : 'DIFFERS'} ${rule}`,
      `          ${compared} figures of ${where}`,
      ...differences.map((difference) => `          ${difference}`),
    ]),
    isRight ? 'Every rule holds.' : 'Some figures differ.',
  ];
  return { ...figures, isRight, findings, text: lines.join('\n') };
};
