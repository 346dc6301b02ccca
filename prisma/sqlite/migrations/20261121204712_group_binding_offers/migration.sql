-- AlterTable
ALTER TABLE "chat_group" ADD COLUMN "lost_at" DATETIME;
ALTER TABLE "chat_group" ADD COLUMN "lost_reason" TEXT;
ALTER TABLE "chat_group" ADD COLUMN "lost_told_at" DATETIME;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN "group_id" TEXT;

-- CreateTable
CREATE TABLE "group_binding_offer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "thread_id" TEXT,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code_id" TEXT,
    "group_id" TEXT,
    "offered_at" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_living_message" (
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL DEFAULT '',
    "message_id" TEXT NOT NULL,
    "posted_day" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL,

    PRIMARY KEY ("key", "channel", "chat_id", "thread_id")
);
INSERT INTO "new_living_message" ("channel", "chat_id", "key", "message_id", "posted_day", "updated_at") SELECT "channel", "chat_id", "key", "message_id", "posted_day", "updated_at" FROM "living_message";
DROP TABLE "living_message";
ALTER TABLE "new_living_message" RENAME TO "living_message";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "group_binding_offer_channel_chat_id_idx" ON "group_binding_offer"("channel", "chat_id");
