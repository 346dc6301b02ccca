-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "anchors" JSONB,
ADD COLUMN     "limit_rule" JSONB;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'reply',
ADD COLUMN     "may_repeat" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "reporting_round" ADD COLUMN     "ladder" JSONB,
ADD COLUMN     "regime_id" TEXT;

-- CreateTable
CREATE TABLE "regime" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "imported_at" TIMESTAMP(3) NOT NULL,
    "ended_at" TIMESTAMP(3),

    CONSTRAINT "regime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regime_period" (
    "id" TEXT NOT NULL,
    "regime_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "open_on" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "adjustment" JSONB,
    "round_id" TEXT,

    CONSTRAINT "regime_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deadline_extension" (
    "id" TEXT NOT NULL,
    "assignment_id" TEXT NOT NULL,
    "from_day" TEXT,
    "from_hour" TEXT,
    "to_day" TEXT NOT NULL,
    "to_hour" TEXT,
    "reason" TEXT NOT NULL,
    "by_person_id" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "deadline_extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prepared_message" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "assignment_id" TEXT,
    "key" TEXT NOT NULL,
    "prepared_at" TIMESTAMP(3) NOT NULL,
    "decided_at" TIMESTAMP(3),
    "decided_by" TEXT,
    "decision" TEXT,

    CONSTRAINT "prepared_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "downtime" (
    "id" SERIAL NOT NULL,
    "from_at" TIMESTAMP(3) NOT NULL,
    "to_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "downtime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "year" INTEGER NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "imported_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "day" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "working" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("day")
);

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

-- AddForeignKey
ALTER TABLE "regime_period" ADD CONSTRAINT "regime_period_regime_id_fkey" FOREIGN KEY ("regime_id") REFERENCES "regime"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
