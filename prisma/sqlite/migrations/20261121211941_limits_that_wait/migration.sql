-- DropIndex
DROP INDEX "prepared_message_round_id_idx";

-- DropIndex
DROP INDEX "prepared_message_key_key";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "prepared_message";
PRAGMA foreign_keys=on;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "outline_version_id" TEXT NOT NULL,
    "audience" JSONB NOT NULL,
    "limit_words" TEXT NOT NULL,
    "limit_rule" JSONB,
    "anchors" JSONB,
    "last_day" TEXT,
    "last_hour" TEXT,
    "cutoff_from" TEXT,
    "cutoff_to" TEXT,
    "next_notice_at" DATETIME,
    CONSTRAINT "assignment_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "reporting_round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "assignment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "assignment_outline_version_id_fkey" FOREIGN KEY ("outline_version_id") REFERENCES "outline_version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_assignment" ("anchors", "audience", "cutoff_from", "cutoff_to", "id", "last_day", "last_hour", "limit_rule", "limit_words", "next_notice_at", "outline_version_id", "round_id", "unit_id") SELECT "anchors", "audience", "cutoff_from", "cutoff_to", "id", "last_day", "last_hour", "limit_rule", "limit_words", "next_notice_at", "outline_version_id", "round_id", "unit_id" FROM "assignment";
DROP TABLE "assignment";
ALTER TABLE "new_assignment" RENAME TO "assignment";
CREATE INDEX "assignment_unit_id_idx" ON "assignment"("unit_id");
CREATE INDEX "assignment_next_notice_at_idx" ON "assignment"("next_notice_at");
CREATE UNIQUE INDEX "assignment_round_id_unit_id_key" ON "assignment"("round_id", "unit_id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
