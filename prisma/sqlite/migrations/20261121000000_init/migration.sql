-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'vi',
    "focus_assignment_id" TEXT,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "identity" (
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "person_id" TEXT,
    "dialog" JSONB,
    "first_seen" DATETIME NOT NULL,
    "gone_at" DATETIME,

    PRIMARY KEY ("channel", "external_id"),
    CONSTRAINT "identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "added_at" DATETIME NOT NULL,
    "removed_at" DATETIME,
    CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "membership_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "parent_id" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "position" INTEGER NOT NULL,
    CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "unit_succession" (
    "predecessor_id" TEXT NOT NULL,
    "successor_id" TEXT NOT NULL,

    PRIMARY KEY ("predecessor_id", "successor_id"),
    CONSTRAINT "unit_succession_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "unit_succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code_hash" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" TEXT,
    "created_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "used_at" DATETIME,
    "used_by" TEXT,
    "revoked_at" DATETIME
);

-- CreateTable
CREATE TABLE "code_guess" (
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" DATETIME,

    PRIMARY KEY ("channel", "external_id")
);

-- CreateTable
CREATE TABLE "chat_group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "thread_id" TEXT,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "unit_id" TEXT,
    "round_id" TEXT,
    "bound_at" DATETIME NOT NULL,
    "bound_by" TEXT,
    "unbound_at" DATETIME
);

-- CreateTable
CREATE TABLE "group_code" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "unit_id" TEXT,
    "round_id" TEXT,
    "created_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "used_at" DATETIME
);

-- CreateTable
CREATE TABLE "outline" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "outline_version" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "outline_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "imported_at" DATETIME NOT NULL,
    CONSTRAINT "outline_version_outline_id_fkey" FOREIGN KEY ("outline_id") REFERENCES "outline" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "reporting_round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outline_version_id" TEXT NOT NULL,
    "receiving_unit_id" TEXT NOT NULL,
    "period_kind" TEXT NOT NULL,
    "period_from" TEXT NOT NULL,
    "period_to" TEXT NOT NULL,
    "opened_at" DATETIME NOT NULL,
    "closed_at" DATETIME,
    CONSTRAINT "reporting_round_outline_version_id_fkey" FOREIGN KEY ("outline_version_id") REFERENCES "outline_version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "outline_version_id" TEXT NOT NULL,
    "audience" JSONB NOT NULL,
    "limit_words" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "last_hour" TEXT,
    "cutoff_from" TEXT,
    "cutoff_to" TEXT,
    "next_notice_at" DATETIME,
    CONSTRAINT "assignment_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "reporting_round" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "assignment_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "assignment_outline_version_id_fkey" FOREIGN KEY ("outline_version_id") REFERENCES "outline_version" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "report" (
    "assignment_id" TEXT NOT NULL PRIMARY KEY,
    "status" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "report_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "cursor" (
    "person_id" TEXT NOT NULL,
    "assignment_id" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "updated_at" DATETIME NOT NULL,

    PRIMARY KEY ("person_id", "assignment_id"),
    CONSTRAINT "cursor_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "answer_revision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignment_id" TEXT NOT NULL,
    "prompt_code" TEXT NOT NULL,
    "field_code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "value" JSONB NOT NULL,
    "sources" JSONB NOT NULL,
    "author_id" TEXT NOT NULL,
    "answered_at" DATETIME NOT NULL,
    "recorded_at" DATETIME NOT NULL,
    CONSTRAINT "answer_revision_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assignment_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "receipt_number" INTEGER NOT NULL,
    "sent_at" DATETIME NOT NULL,
    "received_at" DATETIME NOT NULL,
    "time_source" TEXT NOT NULL,
    "lateness" JSONB NOT NULL,
    "frozen" JSONB NOT NULL,
    "missing" JSONB NOT NULL,
    "author_id" TEXT NOT NULL,
    "document_number" TEXT,
    "document_symbol" TEXT,
    "document_date" TEXT,
    "document_recorded_at" DATETIME,
    "document_recorded_by" TEXT,
    CONSTRAINT "submission_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "counter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "message" (
    "channel" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "assignment_id" TEXT,
    "prompt_code" TEXT,
    "field_code" TEXT,
    "revision_id" TEXT,
    "outbox_id" INTEGER,
    "order_in_chat" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("channel", "chat_id", "message_id")
);

-- CreateTable
CREATE TABLE "inbound" (
    "channel" TEXT NOT NULL,
    "bot_id" TEXT NOT NULL,
    "update_id" TEXT NOT NULL,
    "sent_at" DATETIME NOT NULL,
    "received_at" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "payload" JSONB,
    "error" TEXT,

    PRIMARY KEY ("channel", "bot_id", "update_id")
);

-- CreateTable
CREATE TABLE "outbox" (
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

-- CreateTable
CREATE TABLE "living_message" (
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "posted_day" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL,

    PRIMARY KEY ("key", "channel", "chat_id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "event" TEXT,
    "detail" JSONB
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "person_code_key" ON "person"("code");

-- CreateIndex
CREATE INDEX "identity_person_id_idx" ON "identity"("person_id");

-- CreateIndex
CREATE INDEX "membership_unit_id_role_idx" ON "membership"("unit_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "membership_person_id_unit_id_role_key" ON "membership"("person_id", "unit_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "unit"("code");

-- CreateIndex
CREATE INDEX "unit_parent_id_idx" ON "unit"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_code_hash_key" ON "invitation"("code_hash");

-- CreateIndex
CREATE INDEX "invitation_unit_id_idx" ON "invitation"("unit_id");

-- CreateIndex
CREATE INDEX "chat_group_channel_chat_id_idx" ON "chat_group"("channel", "chat_id");

-- CreateIndex
CREATE INDEX "chat_group_round_id_idx" ON "chat_group"("round_id");

-- CreateIndex
CREATE INDEX "chat_group_unit_id_idx" ON "chat_group"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_code_code_hash_key" ON "group_code"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "outline_code_key" ON "outline"("code");

-- CreateIndex
CREATE UNIQUE INDEX "outline_version_outline_id_version_key" ON "outline_version"("outline_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "reporting_round_code_key" ON "reporting_round"("code");

-- CreateIndex
CREATE INDEX "assignment_unit_id_idx" ON "assignment"("unit_id");

-- CreateIndex
CREATE INDEX "assignment_next_notice_at_idx" ON "assignment"("next_notice_at");

-- CreateIndex
CREATE UNIQUE INDEX "assignment_round_id_unit_id_key" ON "assignment"("round_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_revision_assignment_id_prompt_code_field_code_revision_key" ON "answer_revision"("assignment_id", "prompt_code", "field_code", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "submission_receipt_number_key" ON "submission"("receipt_number");

-- CreateIndex
CREATE UNIQUE INDEX "submission_assignment_id_number_key" ON "submission"("assignment_id", "number");

-- CreateIndex
CREATE INDEX "message_channel_chat_id_assignment_id_prompt_code_field_code_idx" ON "message"("channel", "chat_id", "assignment_id", "prompt_code", "field_code");

-- CreateIndex
CREATE INDEX "inbound_status_idx" ON "inbound"("status");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_dedupe_key_key" ON "outbox"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_status_next_attempt_at_idx" ON "outbox"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outbox_channel_chat_id_status_idx" ON "outbox"("channel", "chat_id", "status");

-- CreateIndex
CREATE INDEX "audit_subject_subject_id_idx" ON "audit"("subject", "subject_id");
