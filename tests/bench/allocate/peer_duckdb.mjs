// The job in DuckDB's SQL, on one thread, in exact whole numbers (HUGEINT, 128 bits):
//   node peer_duckdb.mjs members.csv register.csv
// The largest product is below 2^110 at 10,000,000 members.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const job = JSON.parse(readFileSync(new URL('job.json', import.meta.url), 'utf8'));
const column = Object.fromEntries(
  Object.entries(job.columns).map(([key, name]) => [key, `"${name}"`]));
const text = (value) => `'${String(value).replaceAll("'", "''")}'`;
const [members, register] = process.argv.slice(2);

const cashPercent = job.cash_bands
  .map((band) => `WHEN joined <= DATE ${text(band.joined_by)} THEN ${band.percent}`).join(' ');
// Cents as a decimal of two places, without a division.
const money = (cents) => `CAST(${cents} AS DECIMAL(16, 0)) * CAST(0.01 AS DECIMAL(2, 2))`;

const statements = [
  'SET threads = 1',
  `CREATE TEMP TABLE member AS
   SELECT row_number() OVER () AS line, ${column.member} AS number, ${column.joined} AS joined,
          CAST(${column.balance} * 100 AS HUGEINT) AS balance,
          ${column.class} <> ${text(job.without_share)}
            AND ${column.joined} <= DATE ${text(job.cut_off)} AS shares,
          CASE WHEN shares THEN CAST(${column.hours} * 100 AS HUGEINT) ELSE 0 END AS hours,
          CASE WHEN shares THEN least(CAST(${column.wages} * 100 AS HUGEINT),
                                      ${job.wages_cents_max}) ELSE 0 END AS wages
   FROM read_csv(${text(members)}, header = true, auto_detect = false, columns = {
     ${text(job.columns.member)}: 'VARCHAR', ${text(job.columns.class)}: 'VARCHAR',
     ${text(job.columns.hours)}: 'DECIMAL(12, 2)', ${text(job.columns.wages)}: 'DECIMAL(14, 2)',
     ${text(job.columns.joined)}: 'DATE', ${text(job.columns.balance)}: 'DECIMAL(14, 2)'})`,
  `CREATE TEMP TABLE whole AS
   SELECT CAST(count(*) AS HUGEINT) * ${job.cents_per_member} + ${job.cents_more} AS surplus,
          surplus - surplus * ${job.reserve_percent} // 100
                  - surplus * ${job.education_percent} // 100 AS pool,
          CAST(sum(hours) AS HUGEINT) AS all_hours, CAST(sum(wages) AS HUGEINT) AS all_wages
   FROM member`,
  `CREATE TEMP TABLE share AS
   SELECT line, pool * (${job.hours_tenths} * hours * all_wages
                        + ${job.wages_tenths} * wages * all_hours) AS numerator,
          10 * all_hours * all_wages AS denominator,
          numerator // denominator AS cents, numerator % denominator AS remainder
   FROM member, whole`,
  `CREATE TEMP TABLE topped_up AS
   SELECT line FROM (
     SELECT line, row_number() OVER (
              ORDER BY remainder DESC, cents DESC, CAST(substr(number, 2) AS BIGINT)) AS place
     FROM share JOIN member USING (line))
   WHERE place <= (SELECT pool FROM whole) - (SELECT sum(cents) FROM share)`,
  `COPY (
     SELECT number AS ${text(job.register[0])}, ${money('allocated')} AS ${text(job.register[1])},
            ${money('cash')} AS ${text(job.register[2])},
            ${money('allocated - cash')} AS ${text(job.register[3])},
            ${money('balance + allocated - cash')} AS ${text(job.register[4])}
     FROM (SELECT line, number, balance,
                  cents + CASE WHEN topped_up.line IS NULL THEN 0 ELSE 1 END AS allocated,
                  (allocated * CASE ${cashPercent} END + 50) // 100 AS cash
           FROM member JOIN share USING (line) LEFT JOIN topped_up USING (line))
     ORDER BY line
   ) TO ${text(register)} (HEADER, DELIMITER ',')`,
];

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
for (const statement of statements) await connection.run(statement);
