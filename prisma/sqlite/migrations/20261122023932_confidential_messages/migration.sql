-- AlterTable
ALTER TABLE "identity" ADD COLUMN "missed_at" DATETIME;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN "concerns" TEXT;
