import { expect, it } from 'vitest';
import { reportSchema } from '../../main/dataset/json-schema.ts';

it('the committed JSON Schema is what the schema generates', async () => {
  await expect(reportSchema()).toMatchFileSnapshot('../../data/schema/report.schema.json');
});
