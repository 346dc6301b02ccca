-- AlterTable
ALTER TABLE "identity" ADD COLUMN     "missed_at" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "concerns" TEXT;
