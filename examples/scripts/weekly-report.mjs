import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const API = process.env.API_URL

/**
 * @param {string} kind
 * @returns {Promise<any>}
 */
async function getReport(kind) {
  const response = await fetch(`${API}/reports/${kind}`)
  if (!response.ok) throw new Error(`There is no report ${kind}.`)
  return response.json()
}

/** @param {string} folder */
export async function weeklyReport(folder) {
  const template = await readFile(`${folder}/report.txt`, 'utf8')
  const sales = await getReport('sales')
  const traffic = await getReport('traffic')

  return template
    .replace('{revenue}', String(sales.revenue))
    .replace('{visits}', String(traffic.visits))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(await weeklyReport(fileURLToPath(new URL('../data', import.meta.url))))
}
