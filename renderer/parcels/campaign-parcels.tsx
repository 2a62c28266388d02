// The way from a campaign to its parcels: inspectors of other desks where it is led here, the answer where it was sent here.
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Modal } from 'antd'
import { useState } from 'react'
import type { Campaign } from '#shared/contract/campaigns.ts'
import { deskQuery } from '../desk/client.ts'
import { useHolds } from '../desk/session.tsx'
import { AwayParcels } from './away-parcels.tsx'
import { HomeParcels } from './home-parcels.tsx'
import { parcelText } from './text.ts'

const text = parcelText.campaign

export function CampaignParcels({ campaign }: { campaign: Campaign }) {
  const may = useHolds(['inspector', 'head'])
  const [open, setOpen] = useState(false)
  const isHere = campaign.origin === 'here'
  const { data } = useQuery({
    ...deskQuery.parcels.members.queryOptions({ input: { campaignId: campaign.id } }),
    enabled: may && isHere && campaign.leads,
  })
  if (!may || (isHere && !campaign.leads)) return null
  const unsent = campaign.state === 'running' ? (data ?? []).reduce((sum, one) => sum + one.unsent, 0) : 0
  return (
    <>
      <Badge count={unsent} size="small">
        <Button onClick={() => setOpen(true)}>{text.act}</Button>
      </Badge>
      <Modal
        open={open}
        width={isHere ? 880 : 560}
        title={text.title}
        footer={<Button onClick={() => setOpen(false)}>{parcelText.close}</Button>}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        {isHere ? <HomeParcels campaign={campaign} /> : <AwayParcels campaign={campaign} />}
      </Modal>
    </>
  )
}
