// What an approval covers is kept with the loan. Frozen once shipped: later changes are new migrations.
//
// Loans approved before are given what lay sealed within them at that instant. Their kinds of borrower are not asked: what
// had no seal yet is left out for all of them, and who needs it asks for a new loan.
export const granted = `
-- JSON: the items that lay within it when it was approved; what is filed or sealed later was not approved.
alter table loan add column granted text;
update loan set granted = (
  select json_group_array(item.id)
  from item left join supplement on supplement.id = item.supplement_id
  where item.dossier_id = loan.dossier_id
    and item.filed_at <= loan.decided_at
    and (item.supplement_id is null or (supplement.state = 'sealed' and supplement.sealed_at <= loan.decided_at))
    and case when loan.scope is null then item.volume = 'main'
        else item.id in (select value from json_each(loan.scope)) end
) where state in ('approved', 'returned');
`
