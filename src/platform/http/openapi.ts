import { z } from 'zod'
import { ERROR_WORDS, type Route } from '../../../api/contract.js'
import { VERSION } from '../version.js'

type Json = Record<string, unknown>

/** The published API as OpenAPI 3.1, made from the routes and nothing else. An answer that several routes give is described once. */
export function openApi(routes: readonly Route[]): Json {
  const shared = sharedAnswers(routes)
  const paths: Record<string, Json> = {}
  for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, shared) }
  }
  const schemas = Object.fromEntries([...shared].map(([schema, name]) => [name, schemaOf(schema, 'output')]))
  return {
    openapi: '3.1.0',
    info: { title: 'gongkai', version: VERSION, description: '政务公开平台的接口。每个回答都是 JSON；出错时见 Error。' },
    paths,
    components: {
      schemas: { Error: errorSchema(), ...schemas },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'gongkai' } },
    },
  }
}

/** The answers of more than one route, each named after the first. */
function sharedAnswers(routes: readonly Route[]): Map<z.ZodType, string> {
  const users = new Map<z.ZodType, string[]>()
  for (const { answer, name } of routes) users.set(answer, [...(users.get(answer) ?? []), name])
  const shared = [...users].filter(([, names]) => names.length > 1)
  return new Map(shared.map(([schema, names]) => [schema, `${names[0]}Answer`]))
}

function operation(route: Route, shared: Map<z.ZodType, string>): Json {
  const name = shared.get(route.answer)
  const answer = name === undefined ? schemaOf(route.answer, 'output') : { $ref: `#/components/schemas/${name}` }
  return {
    operationId: route.name,
    summary: route.summary,
    ...(route.access === 'public' ? {} : { security: [{ session: [] }], description: accessSentence(route) }),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...requestBody(route),
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: answer } } },
      default: { description: errorSentence(route), content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
    },
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }))
}

function requestBody(route: Route): Json {
  if (!route.body && !route.upload) return {}
  const body = (route.body ? schemaOf(route.body, 'input') : { type: 'object' }) as Json & { properties?: Json }
  if (!route.upload) return { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
  const files = Object.fromEntries(route.upload.map((name) => [name, { type: 'array', items: { type: 'string', format: 'binary' } }]))
  const schema = { ...body, properties: { ...body.properties, ...files } }
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  return rest
}

function accessSentence(route: Route): string {
  return typeof route.access === 'object' ? `Needs the permission ${route.access.permission}.` : 'Needs a session.'
}

function errorSentence(route: Route): string {
  return route.refusals?.length ? `An error; may be refused with: ${route.refusals.join(', ')}` : 'An error'
}

function errorSchema(): Json {
  return {
    type: 'object',
    required: ['error', 'message'],
    properties: {
      error: { enum: [...ERROR_WORDS] },
      code: { type: 'string', description: "A rule's refusal, stable." },
      article: { type: 'string', description: 'The article or notice the refusal rests on.' },
      message: { type: 'string', description: 'One sentence of plain Chinese that says what to do.' },
      fields: { type: 'object', additionalProperties: { type: 'string' } },
      id: { type: 'string', description: 'To quote to the operator, for internal errors.' },
    },
  }
}
