-- CreateTable
CREATE TABLE "inspection_round" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "receiving_unit_id" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "opened_at" TIMESTAMP(3) NOT NULL,
    "closed_at" TIMESTAMP(3),

    CONSTRAINT "inspection_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "inspection_id" TEXT,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "agency_unit_id" TEXT,
    "group_name" TEXT,
    "added_at" TIMESTAMP(3) NOT NULL,
    "added_by" TEXT,
    "removed_at" TIMESTAMP(3),

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dates" JSONB NOT NULL,
    "stage" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "assignment_id" TEXT,
    "hidden" BOOLEAN NOT NULL,
    "ordered_by" TEXT,
    "follows_id" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_trace" (
    "id" SERIAL NOT NULL,
    "round_id" TEXT NOT NULL,
    "inspection_id" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB,

    CONSTRAINT "inspection_trace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT,
    "field" TEXT,
    "prompt_code" TEXT,
    "cause" TEXT,
    "status" TEXT NOT NULL,
    "file_ids" JSONB NOT NULL,
    "source_key" TEXT,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_inspection" (
    "finding_id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,

    CONSTRAINT "finding_inspection_pkey" PRIMARY KEY ("finding_id","inspection_id")
);

-- CreateTable
CREATE TABLE "conclusion" (
    "id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "chain_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "number" TEXT,
    "date" TEXT,
    "file_id" TEXT,
    "drafted_by" TEXT NOT NULL,
    "approved_by" TEXT,
    "approved_at" TIMESTAMP(3),
    "issued_by" TEXT,
    "issued_at" TIMESTAMP(3),
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "conclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conclusion_inspection" (
    "conclusion_id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,

    CONSTRAINT "conclusion_inspection_pkey" PRIMARY KEY ("conclusion_id","inspection_id")
);

-- CreateTable
CREATE TABLE "conclusion_acknowledgement" (
    "conclusion_id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "conclusion_acknowledgement_pkey" PRIMARY KEY ("conclusion_id","inspection_id","person_id")
);

-- CreateTable
CREATE TABLE "remediation" (
    "id" TEXT NOT NULL,
    "conclusion_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "field" TEXT,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "limit_words" TEXT,
    "last_day" TEXT,
    "last_hour" TEXT,
    "limit_rule" JSONB,
    "anchors" JSONB NOT NULL,
    "next_notice_at" TIMESTAMP(3),
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "remediation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remediation_report" (
    "id" TEXT NOT NULL,
    "remediation_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "file_ids" JSONB NOT NULL,
    "paper_number" TEXT,
    "paper_date" TEXT,
    "paper_file_id" TEXT,
    "source_key" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "verdict" TEXT,
    "verdict_reason" TEXT,
    "verdict_by" TEXT,
    "verdict_at" TIMESTAMP(3),

    CONSTRAINT "remediation_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_lookup" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "file_ids" JSONB NOT NULL,
    "author_id" TEXT NOT NULL,
    "source_key" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "system_lookup_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inspection_round_code_key" ON "inspection_round"("code");

-- CreateIndex
CREATE INDEX "team_member_round_id_inspection_id_idx" ON "team_member"("round_id", "inspection_id");

-- CreateIndex
CREATE INDEX "team_member_person_id_idx" ON "team_member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_assignment_id_key" ON "inspection"("assignment_id");

-- CreateIndex
CREATE INDEX "inspection_round_id_idx" ON "inspection"("round_id");

-- CreateIndex
CREATE INDEX "inspection_unit_id_idx" ON "inspection"("unit_id");

-- CreateIndex
CREATE INDEX "inspection_trace_inspection_id_idx" ON "inspection_trace"("inspection_id");

-- CreateIndex
CREATE INDEX "inspection_trace_round_id_idx" ON "inspection_trace"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_source_key_key" ON "finding"("source_key");

-- CreateIndex
CREATE INDEX "finding_round_id_idx" ON "finding"("round_id");

-- CreateIndex
CREATE INDEX "finding_inspection_inspection_id_idx" ON "finding_inspection"("inspection_id");

-- CreateIndex
CREATE INDEX "conclusion_round_id_idx" ON "conclusion"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "conclusion_chain_id_version_key" ON "conclusion"("chain_id", "version");

-- CreateIndex
CREATE INDEX "conclusion_inspection_inspection_id_idx" ON "conclusion_inspection"("inspection_id");

-- CreateIndex
CREATE INDEX "remediation_inspection_id_idx" ON "remediation"("inspection_id");

-- CreateIndex
CREATE INDEX "remediation_round_id_idx" ON "remediation"("round_id");

-- CreateIndex
CREATE INDEX "remediation_unit_id_idx" ON "remediation"("unit_id");

-- CreateIndex
CREATE INDEX "remediation_next_notice_at_idx" ON "remediation"("next_notice_at");

-- CreateIndex
CREATE UNIQUE INDEX "remediation_conclusion_id_number_inspection_id_key" ON "remediation"("conclusion_id", "number", "inspection_id");

-- CreateIndex
CREATE UNIQUE INDEX "remediation_report_source_key_key" ON "remediation_report"("source_key");

-- CreateIndex
CREATE INDEX "remediation_report_remediation_id_idx" ON "remediation_report"("remediation_id");

-- CreateIndex
CREATE UNIQUE INDEX "system_lookup_source_key_key" ON "system_lookup"("source_key");

-- CreateIndex
CREATE INDEX "system_lookup_inspection_id_idx" ON "system_lookup"("inspection_id");

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "inspection_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_inspection" ADD CONSTRAINT "finding_inspection_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_inspection" ADD CONSTRAINT "conclusion_inspection_conclusion_id_fkey" FOREIGN KEY ("conclusion_id") REFERENCES "conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_acknowledgement" ADD CONSTRAINT "conclusion_acknowledgement_conclusion_id_fkey" FOREIGN KEY ("conclusion_id") REFERENCES "conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remediation_report" ADD CONSTRAINT "remediation_report_remediation_id_fkey" FOREIGN KEY ("remediation_id") REFERENCES "remediation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
