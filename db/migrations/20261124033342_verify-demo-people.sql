-- Demo people are invented: nobody else can have their addresses.
UPDATE "people" SET "email_verified_at" = "created_at" WHERE "is_demo" AND "email_verified_at" IS NULL;
