import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { SCENES } from '../../components/scenes.ts';
import { cardsOf } from '../../render/cards/cards.ts';
import { drawCard } from '../../render/cards/draw-card.ts';
import { report } from '../../render/this-report.ts';

/** A picture for each card. */
export const getStaticPaths = () =>
  cardsOf(report, SCENES).map(({ path, content }) => ({ params: { path }, props: { content } }));

/** What chats and mails show of a link to the site. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(await drawCard(await props.content()));
