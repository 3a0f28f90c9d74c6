import type { AwkwardCase } from './awkward-cases';
import type { AdAttributes } from './person';

/** Where a person differs from what the staff list alone would say. `undefined` takes an attribute away. */
interface Exception {
  readonly cases: readonly AwkwardCase[];
  readonly ad?: { readonly [name in keyof AdAttributes]?: AdAttributes[name] | undefined };
  readonly enabled?: false;
}

const outOfScope: Exception = { cases: ['outOfScope'] };

/** By account. */
export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  'maren.holloway': { cases: ['alreadyInRingCentral'] },
  'tobias.wrenfield': {
    cases: ['alreadyInRingCentral', 'numberInAdSame'],
    ad: { telephoneNumber: '+14155550102#102' },
  },
  'jonas.fairweather': {
    cases: ['alreadyInRingCentral', 'numberInAdOtherFormat'],
    ad: { telephoneNumber: '(415) 555-0103', ipPhone: '103' },
  },
  'leila.farahmand': {
    cases: ['alreadyInRingCentral', 'numberInAdDifferent'],
    ad: { telephoneNumber: '+1 510 555 0144', otherTelephone: ['+1 510 555 0145'] },
  },
  'oscar.vandermolen': { cases: ['numberInAdDifferent'], ad: { telephoneNumber: '+1 510 555 0149' } },
  'owen.castlebury': { cases: ['alreadyInRingCentral', 'severalDirectNumbers'] },
  'kavita.raghunath': { cases: ['alreadyInRingCentral', 'noExtension'] },
  'dylan.marwick': { cases: ['alreadyInRingCentral', 'extensionOnly'] },
  'esme.thornycroft': { cases: ['alreadyInRingCentral', 'noNumberAtAll'] },
  'marcus.tillery': { cases: ['alreadyInRingCentral', 'duplicateEmail'] },
  'sofia.bergqvist': { cases: ['alreadyInRingCentral', 'emailDiffersInCase'] },
  'hannah.pettibone': { cases: ['alreadyInRingCentral', 'porting'] },
  'zelda.fitzwarren': { cases: ['alreadyInRingCentral'] },
  'derek.plumstead': { cases: ['alreadyInRingCentral', 'disabledInAdStillInRingCentral'], enabled: false },
  'walter.grimshaw': { cases: ['disabledInAd'], enabled: false },

  'jamal.whitcombe': { cases: ['stateWrittenOut'], ad: { st: 'California' } },
  'grace.winterbourne': { cases: ['stateWrong'], ad: { st: 'Kalifornia' } },
  'harriet.dunmore': { cases: ['stateMissing'], ad: { st: undefined } },
  'stella.kowalczyk': { cases: ['noDepartment'], ad: { department: undefined } },
  'ruth.kilbride': { cases: ['mailMissing'], ad: { mail: undefined } },
  'victor.abernethy': { cases: ['mobileAbsent'], ad: { mobile: undefined } },
  'paula.figueirinha': { cases: ['mobileEmpty'], ad: { mobile: '' } },

  'jurgen.weissmuller': { cases: ['nonAsciiName'] },
  'soren.aegidius': { cases: ['nonAsciiName'] },
  'zoe.chatelain': { cases: ['nonAsciiName'] },
  'lukasz.zurawski': { cases: ['nonAsciiName'] },
  'ming.wang': { cases: ['nonLatinName'] },
  'aoife.oshaughnessy': { cases: ['apostropheInName'] },

  'miguel.arrizabala': outOfScope,
  'noor.almansouri': outOfScope,
  'penelope.ashgrove': outOfScope,
  'quentin.barrowman': outOfScope,
  'theo.langford': outOfScope,
  'uma.krishnaveni': outOfScope,
  'vera.hollenbeck': outOfScope,
  'xenia.papadaki': outOfScope,
};
