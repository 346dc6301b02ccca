-- AlterTable
ALTER TABLE "chat_group" ADD COLUMN     "lost_at" TIMESTAMP(3),
ADD COLUMN     "lost_reason" TEXT,
ADD COLUMN     "lost_told_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "living_message" DROP CONSTRAINT "living_message_pkey",
ADD COLUMN     "thread_id" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "living_message_pkey" PRIMARY KEY ("key", "channel", "chat_id", "thread_id");

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "group_id" TEXT;

-- CreateTable
CREATE TABLE "group_binding_offer" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "chat_id" TEXT NOT NULL,
    "thread_id" TEXT,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code_id" TEXT,
    "group_id" TEXT,
    "offered_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "group_binding_offer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "group_binding_offer_channel_chat_id_idx" ON "group_binding_offer"("channel", "chat_id");
