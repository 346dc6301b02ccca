-- AlterTable
ALTER TABLE "assignment" ALTER COLUMN "last_day" DROP NOT NULL;

-- DropTable
DROP TABLE "prepared_message";
