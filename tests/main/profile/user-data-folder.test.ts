import { expect, it } from 'vitest';
import { userDataFolder } from '#main/profile';

it.each([
  { platform: 'linux', environment: {}, folder: '/home/a/.config/obelus' },
  { platform: 'linux', environment: { XDG_CONFIG_HOME: '/c' }, folder: '/c/obelus' },
  { platform: 'linux', environment: { XDG_CONFIG_HOME: 'c' }, folder: '/home/a/.config/obelus' },
  { platform: 'darwin', environment: {}, folder: '/home/a/Library/Application Support/Obelus' },
  { platform: 'win32', environment: { APPDATA: 'C:\\A' }, folder: 'C:\\A\\Obelus' },
  { platform: 'win32', environment: {}, folder: '\\home\\a\\AppData\\Roaming\\Obelus' },
  { platform: 'linux', environment: { OBELUS_USER_DATA: '/d' }, folder: '/d' },
  { platform: 'linux', environment: { OBELUS_USER_DATA: '' }, folder: '/home/a/.config/obelus' },
])('the user-data folder on $platform with $environment is $folder', (place) => {
  expect(userDataFolder(place.environment, place.platform, '/home/a')).toBe(place.folder);
});
