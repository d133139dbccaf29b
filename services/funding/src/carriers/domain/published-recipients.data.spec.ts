/** A recipient as the public grants registers of 2013 to 2016 and 2019 write it, in rows of the programme. */
export interface PublishedRecipient {
  /** Which organisation it is, as people found out who compared addresses, projects and web pages. */
  readonly organisation: string;
  readonly recipient: string;
  readonly years: readonly number[];
}

export const PUBLISHED_RECIPIENTS: readonly PublishedRecipient[] = [
  { organisation: 'Albatros', recipient: 'Albatros e. V.', years: [2013, 2016, 2019] },
  {
    organisation: 'Albatros',
    recipient: 'Albatros gemeinnützige Gesellschaft für soziale und gesundheitliche Dienstleistungen mbH',
    years: [2014, 2015],
  },
  {
    organisation: 'bildungsmarkt (waldenser/vulkan)',
    recipient: 'Bildungsmarkt Waldenser gGmbH',
    years: [2013, 2014, 2015, 2016],
  },
  {
    organisation: 'bildungsmarkt (waldenser/vulkan)',
    recipient: 'bildungsmarkt vulkan & waldenser gmbh',
    years: [2019],
  },
  {
    organisation: 'Bürgerinitiative Ausländische MitbürgerInnen e.V.',
    recipient: 'Bürgerinitiative Ausländische MitbürgerInnen e. V.',
    years: [2013, 2014, 2015, 2016, 2019],
  },
  {
    organisation: 'Caritasverband für das Erzbistum Berlin e.V.',
    recipient: 'Caritasverband für das Erzbistum Berlin e. V.',
    years: [2014, 2015],
  },
  {
    organisation: 'Caritasverband für das Erzbistum Berlin e.V.',
    recipient: 'Caritasverband f. d. Erzbistum Berlin e. V.',
    years: [2016],
  },
  { organisation: 'Chance BJS gGmbH', recipient: 'Chance - Bildung, Jugend und Sport BJS gGmbH', years: [2016, 2019] },
  { organisation: 'Diakoniegemeinschaft Bethania', recipient: 'Diakoniegemeinschaft Bethania gGmbH', years: [2019] },
  {
    organisation: 'Diakoniewerk Simeon gGmbH',
    recipient: 'Diakoniewerk Simeon gGmbH',
    years: [2013, 2014, 2015, 2016, 2019],
  },
  {
    organisation: 'Diakonisches Werk Berlin Stadtmitte e.V.',
    recipient: 'Diakonisches Werk Berlin Stadtmitte e. V.',
    years: [2013, 2014, 2015, 2016, 2019],
  },
  {
    organisation: 'Diakonisches Werk Steglitz und Teltow-Zehlendorf e.V.',
    recipient: 'Diakonisches Werk Steglitz und Teltow-Zehlendorf e. V.',
    years: [2013, 2014, 2015, 2016, 2019],
  },
  {
    organisation: 'GFBM gGmbH',
    recipient: 'GFBM - gemeinnützige Gesellschaft für berufsbildende Maßnahmen mbH',
    years: [2015],
  },
  {
    organisation: 'GFBM gGmbH',
    recipient: 'GFBM - gemeinnützige Gesellschaft für berufsbildende Maßnahmen mit beschränkter Haftung',
    years: [2016],
  },
  {
    organisation: 'GFBM gGmbH',
    recipient: 'GFBM-gemeinnützige Gesellschaft für berufsbildende Maßnahmen mit beschränkter Haftung',
    years: [2019],
  },
  {
    organisation: 'GIZ',
    recipient: 'Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.',
    years: [2014, 2015],
  },
  { organisation: 'GIZ', recipient: 'Gesellschaft für Interkulturelles Zusammenleben (GIZ) e. V.', years: [2016] },
  { organisation: 'GIZ', recipient: 'Gesellschaft für interkulturelles Zusammenleben gGmbH (GIZ)', years: [2019] },
  { organisation: 'Harmonie e.V.', recipient: 'Harmonie e. V.', years: [2013, 2014, 2015, 2016, 2019] },
  {
    organisation: 'Kiezspinne FAS e.V.',
    recipient: 'Nachbarschaftlicher Interessenverbund Kiezspinne e. V.',
    years: [2016],
  },
  {
    organisation: 'Kiezspinne FAS e.V.',
    recipient: 'Kiezspinne FAS - Nachbarschaftlicher Interessenverbund e. V.',
    years: [2019],
  },
  {
    organisation: 'NUSZ in der ufaFabrik e.V.',
    recipient: 'Nachbarschafts- und Selbsthilfezentrum in der ufaFabrik e. V.',
    years: [2013, 2014, 2015, 2016, 2019],
  },
  { organisation: 'OASE Berlin e.V.', recipient: 'OASE Berlin e. V.', years: [2014, 2015, 2019] },
  { organisation: 'OASE Berlin e.V.', recipient: 'Oase Berlin e. V.', years: [2016] },
  { organisation: 'offensiv 91 e.V.', recipient: 'offensiv ´91 e. V.', years: [2013, 2014, 2015, 2016] },
  { organisation: 'offensiv 91 e.V.', recipient: "offensiv''91 e. V.", years: [2019] },
  { organisation: 'Pfefferwerk Stadtkultur gGmbH', recipient: 'Pfefferwerk Stadtkultur gGmbH', years: [2016] },
  { organisation: 'Trixiewiz e.V.', recipient: 'Förderverein Trixiewiz e. V.', years: [2019] },
  {
    organisation: 'Volkssolidarität Landesverband Berlin e.V.',
    recipient: 'Volkssolidarität Landesverband Berlin e. V.',
    years: [2019],
  },
];
