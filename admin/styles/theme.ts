import type { ThemeConfig } from 'antd'

/** Every pair of text and ground here has a contrast of 4.5:1 or more, borders of inputs 3:1. */
export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: '#0B4EA2',
    colorLink: '#0B4EA2',
    colorLinkHover: '#083B7B',
    colorLinkActive: '#083B7B',
    colorText: '#1F2329',
    colorTextSecondary: '#4A4F57',
    colorTextTertiary: '#595F69',
    colorTextQuaternary: '#595F69',
    colorTextPlaceholder: '#686D76',
    colorTextDescription: '#4A4F57',
    colorTextDisabled: '#686D76',
    colorSuccess: '#1B6E3C',
    colorWarning: '#8A5A00',
    colorError: '#B3261E',
    colorInfo: '#0B4EA2',
    colorBorder: '#767B84',
    colorBorderSecondary: '#D5D9E0',
    colorBgLayout: '#F5F7FA',
    borderRadius: 4,
    fontSize: 15,
    controlHeight: 36,
    fontFamily: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif',
    motion: false,
    wireframe: false,
  },
  components: {
    Table: { headerBg: '#EAF2FC', cellPaddingBlock: 10, cellPaddingInline: 12, cellPaddingBlockSM: 6, cellPaddingInlineSM: 8 },
    Form: { itemMarginBottom: 18 },
    Tabs: { itemColor: '#4A4F57' },
  },
}
