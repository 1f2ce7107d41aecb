/** The five seed reports, as a page names where it has something from. */
export const LEDU_2021 = '海东市乐都区人民政府2021年政府信息公开工作年度报告'
export const HAIDONG_2020 = '海东市2020年度政府信息公开工作年度报告'
export const ZWFW_2021 = '海东市政务服务监督管理局2021年政府信息公开工作年度报告'
export const PINGAN_2020 = '海东市平安区2020年度政府信息公开工作年度报告'
