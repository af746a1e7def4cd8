import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { approvalShown, authorityField, type ShownApproval } from "../approval-form.ts";
import { designations } from "../designation.ts";

type Props = {
  approval: ShownApproval;
  personId: string;
  reply: FormReply | undefined;
};

/** The committee's decision about a run. */
export function ApprovalForm({ approval, personId, reply }: Props) {
  return (
    <section aria-labelledby="approval" className="stack">
      <h2 id="approval">{m.creditApproval()}</h2>
      <p className="measure">{m.creditApprovalLead()}</p>
      <PostForm
        reply={reply}
        submit={m.creditApprovalSave()}
        submitTone="secondary"
        hidden={{ person: personId }}
        shown={approvalShown(approval)}
      >
        <TextField name="proposalNumber" label={m.creditProposal()} isOptional defaultValue={approval.proposalNumber} />
        <div className="cluster">
          <TextField
            name="appliedOn"
            type="date"
            label={m.creditAppliedOn()}
            isOptional
            defaultValue={approval.appliedOn}
          />
          <TextField
            name="approvedOn"
            type="date"
            label={m.creditApprovedOn()}
            isOptional
            defaultValue={approval.approvedOn}
          />
          <TextField
            name="approvedHours"
            type="number"
            step={0.5}
            min={0.5}
            label={m.creditApprovedHours()}
            isOptional
            defaultValue={approval.approvedHours}
          />
        </div>
        <TextField
          name="claimCode"
          label={m.creditClaimCodeLabel()}
          help={m.creditClaimCodeHelp()}
          isOptional
          defaultValue={approval.claimCode}
        />
        <Designations authorities={approval.authorities} />
      </PostForm>
    </section>
  );
}

/** Each designation was approved by somebody, on some authority; an empty field means that it was not. */
function Designations({ authorities }: { authorities: Record<string, string> }) {
  return (
    <fieldset className="field stack-2">
      <legend className="field__label">{m.creditDesignations()}</legend>
      <p className="soft measure">{m.creditAuthorityLead()}</p>
      {designations.map((each) => (
        <TextField
          key={each}
          name={authorityField(each)}
          label={m.creditAuthorityOf({ designation: m.creditDesignation({ designation: each }) })}
          help={each === "government_to_government" ? m.creditAuthorityExpert() : undefined}
          isOptional
          defaultValue={authorities[each] ?? ""}
        />
      ))}
    </fieldset>
  );
}
