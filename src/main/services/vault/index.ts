/** Files in memory that are on the disk only as sealed records. */
export { openVault } from './vault.ts';
export type { OpenVault, Vault, VaultOptions } from './vault.ts';
