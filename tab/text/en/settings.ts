/** Words of the page about the reader. */
export const settingsEn = {
  'settings.you': 'You at this desk',
  'settings.name': 'Name',
  'settings.mail': 'Mail',
  'settings.desk': 'Desk',
  'settings.roles': 'Roles',
  'settings.times': 'Days and times',
  'settings.zone': 'Time zone',
  'settings.locale': 'Language and date format',
  'settings.now': 'Now it is',
  'settings.device': 'This device is set to {zone}.',
  'settings.take-device': 'Use {zone}',
  'settings.notices': 'Where and when you are told of what',
} as const;
