-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "remediation_report" ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "system_lookup" ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0;
