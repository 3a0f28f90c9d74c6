import type { Check } from '../check';

export const terraform: Check = {
  id: 'terraform',
  remedy: 'install Terraform 1.11 or newer, or OpenTofu 1.10 or newer',
  look: async (patient) => {
    const { cli, version, path } = await patient.terraform();
    return { ok: true, detail: `${cli} ${version} (${path}).` };
  },
};
