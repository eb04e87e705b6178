-- `detail` is JSON: the parts that were split off, miles, the bill of which this is a share. `about` is the entry that this
-- one belongs to: the spend of which money came back, or the one-off payment that a spend was paid from. What is asked for
-- by itself stands beside them: pence to be paid back, and tenths of a mile.
ALTER TABLE entry ADD COLUMN detail TEXT;
ALTER TABLE entry ADD COLUMN about UUID;
ALTER TABLE entry ADD COLUMN to_pay_back BIGINT NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN miles BIGINT NOT NULL DEFAULT 0;

CREATE INDEX entry_about ON entry (account, about) WHERE about IS NOT NULL;
CREATE INDEX entry_to_pay_back ON entry (account, day, id) WHERE to_pay_back > 0 AND made <> 'removed';
CREATE INDEX entry_one_off ON entry (account, day, id) WHERE money_in = 'one_off' AND made <> 'removed';
CREATE INDEX entry_miles ON entry (account, day, miles) WHERE miles > 0 AND made <> 'removed';
