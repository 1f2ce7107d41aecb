import type { KeptBytes } from './bytes.js'

interface Slot {
  bytes: KeptBytes
  epoch: number
  touched: boolean
}

/** Bytes by address within a bound of memory; what nobody asked for since the hand came by goes first (clock eviction). */
export class Shelf {
  private readonly slots = new Map<string, Slot>()
  private size = 0

  constructor(private readonly limit: number) {}

  /** The bytes that were put there in this epoch, or undefined. */
  fresh(address: string, epoch: number): KeptBytes | undefined {
    const slot = this.slots.get(address)
    if (slot === undefined || slot.epoch !== epoch) return undefined
    slot.touched = true
    return slot.bytes
  }

  /** The last bytes of any epoch: for when nothing newer can be made. */
  last(address: string): KeptBytes | undefined {
    return this.slots.get(address)?.bytes
  }

  put(address: string, bytes: KeptBytes, epoch: number): void {
    this.drop(address)
    if (bytes.size > this.limit / 4) return
    this.slots.set(address, { bytes, epoch, touched: false })
    this.size += bytes.size
    while (this.size > this.limit) this.evictOne()
  }

  drop(address: string): void {
    const slot = this.slots.get(address)
    if (!slot) return
    this.slots.delete(address)
    this.size -= slot.bytes.size
  }

  get bytes(): number {
    return this.size
  }

  get count(): number {
    return this.slots.size
  }

  private evictOne(): void {
    for (const [address, slot] of this.slots) {
      if (!slot.touched) {
        this.drop(address)
        return
      }
      slot.touched = false
      this.slots.delete(address)
      this.slots.set(address, slot)
    }
  }
}
