// Zoom shared by pages and pictures: fitted, or a fixed factor in steps.
export type Zoom = 'width' | 'whole' | number

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6, 8] as const

/** The next step up or down from the factor now shown. */
export function zoomStep(shown: number, direction: 1 | -1): number {
  const next =
    direction === 1 ? steps.find((step) => step > shown * 1.02) : steps.findLast((step) => step < shown / 1.02)
  return next ?? shown
}

// A page wider than this is harder to read, not easier.
const widestFit = 1.5

/** The factor that a zoom means for content of this size in this box; 1 is natural size. */
export function zoomFactor(
  zoom: Zoom,
  content: { width: number; height: number },
  box: { width: number; height: number },
): number {
  if (typeof zoom === 'number') return zoom
  if (content.width === 0 || content.height === 0 || box.width === 0) return 1
  const across = Math.max(0.1, box.width / content.width)
  return zoom === 'width' ? Math.min(across, widestFit) : Math.max(0.1, Math.min(across, box.height / content.height))
}
