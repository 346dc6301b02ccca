-- AlterTable
ALTER TABLE "assignment" ADD COLUMN "anchors" JSONB;
ALTER TABLE "assignment" ADD COLUMN "limit_rule" JSONB;

-- AlterTable
ALTER TABLE "reporting_round" ADD COLUMN "ladder" JSONB;
ALTER TABLE "reporting_round" ADD COLUMN "regime_id" TEXT;

-- CreateTable
CREATE TABLE "regime" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "imported_at" DATETIME NOT NULL,
    "ended_at" DATETIME
);

-- CreateTable
CREATE TABLE "regime_period" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "regime_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "open_on" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "adjustment" JSONB,
    "round_id" TEXT,
    CONSTRAINT "regime_period_regime_id_fkey" FOREIGN KEY ("regime_id") REFERENCES "regime" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "deadline_extension" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignment_id" TEXT NOT NULL,
    "from_day" TEXT,
    "from_hour" TEXT,
    "to_day" TEXT NOT NULL,
    "to_hour" TEXT,
    "reason" TEXT NOT NULL,
    "by_person_id" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "prepared_message" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "assignment_id" TEXT,
    "key" TEXT NOT NULL,
    "prepared_at" DATETIME NOT NULL,
    "decided_at" DATETIME,
    "decided_by" TEXT,
    "decision" TEXT
);

-- CreateTable
CREATE TABLE "downtime" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "from_at" DATETIME NOT NULL,
    "to_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "year" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "confirmed" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "imported_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "working" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "operation" TEXT NOT NULL,
    "living_key" TEXT,
    "channel" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "thread_id" TEXT,
    "view" JSONB NOT NULL,
    "language" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "replace_key" TEXT,
    "dedupe_key" TEXT,
    "still_true" JSONB,
    "kind" TEXT NOT NULL DEFAULT 'reply',
    "may_repeat" BOOLEAN NOT NULL DEFAULT false,
    "due_at" DATETIME NOT NULL,
    "created_at" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" DATETIME NOT NULL,
    "attempt_started_at" DATETIME,
    "lease_until" DATETIME,
    "settled_at" DATETIME,
    "last_error" TEXT,
    "message_id" TEXT
);
INSERT INTO "new_outbox" ("attempt_started_at", "attempts", "channel", "chat_id", "created_at", "dedupe_key", "due_at", "id", "language", "last_error", "lease_until", "living_key", "message_id", "next_attempt_at", "operation", "priority", "replace_key", "settled_at", "status", "still_true", "thread_id", "view") SELECT "attempt_started_at", "attempts", "channel", "chat_id", "created_at", "dedupe_key", "due_at", "id", "language", "last_error", "lease_until", "living_key", "message_id", "next_attempt_at", "operation", "priority", "replace_key", "settled_at", "status", "still_true", "thread_id", "view" FROM "outbox";
DROP TABLE "outbox";
ALTER TABLE "new_outbox" RENAME TO "outbox";
CREATE UNIQUE INDEX "outbox_dedupe_key_key" ON "outbox"("dedupe_key");
CREATE INDEX "outbox_status_next_attempt_at_idx" ON "outbox"("status", "next_attempt_at");
CREATE INDEX "outbox_channel_chat_id_status_idx" ON "outbox"("channel", "chat_id", "status");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "regime_code_key" ON "regime"("code");

-- CreateIndex
CREATE INDEX "regime_period_status_open_on_idx" ON "regime_period"("status", "open_on");

-- CreateIndex
CREATE UNIQUE INDEX "regime_period_regime_id_year_period_key" ON "regime_period"("regime_id", "year", "period");

-- CreateIndex
CREATE INDEX "deadline_extension_assignment_id_idx" ON "deadline_extension"("assignment_id");

-- CreateIndex
CREATE UNIQUE INDEX "prepared_message_key_key" ON "prepared_message"("key");

-- CreateIndex
CREATE INDEX "prepared_message_round_id_idx" ON "prepared_message"("round_id");

-- CreateIndex
CREATE INDEX "downtime_to_at_idx" ON "downtime"("to_at");

-- CreateIndex
CREATE INDEX "calendar_day_year_idx" ON "calendar_day"("year");
