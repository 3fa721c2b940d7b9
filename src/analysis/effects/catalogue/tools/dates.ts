import { barrier, each, pure, throwing } from '../library.js';
import type { KindMembers, Library, Member, Row, RowOf } from '../library.js';

/** Reads the clock. */
const now = (result?: string): Row => ({ result, reads: ['clock'] });

/** Reads the clock where it is called without arguments. */
const nowUnlessGiven =
  (result: string): RowOf =>
  (call) => ({ ...throwing(result), reads: call.arguments.length === 0 ? ['clock'] : [] });

const functions: Readonly<Record<string, Member>> = {
  ...each(
    `add addBusinessDays addDays addHours addISOWeekYears addMilliseconds addMinutes addMonths
    addQuarters addSeconds addWeeks addYears endOfDay endOfDecade endOfHour endOfISOWeek
    endOfMinute endOfMonth endOfQuarter endOfSecond endOfWeek endOfYear fromUnixTime
    lastDayOfMonth lastDayOfQuarter lastDayOfWeek lastDayOfYear max min nextDay nextFriday
    nextMonday parse parseISO parseJSON previousDay previousMonday set setDate setDay setHours
    setISOWeek setMilliseconds setMinutes setMonth setQuarter setSeconds setWeek setYear
    startOfDay startOfDecade startOfHour startOfISOWeek startOfMinute startOfMonth
    startOfQuarter startOfSecond startOfWeek startOfYear sub subBusinessDays subDays subHours
    subMilliseconds subMinutes subMonths subQuarters subSeconds subWeeks subYears toDate`,
    { call: throwing('date') },
  ),
  ...each(
    `differenceInBusinessDays differenceInCalendarDays differenceInCalendarMonths
    differenceInCalendarWeeks differenceInCalendarYears differenceInDays differenceInHours
    differenceInMilliseconds differenceInMinutes differenceInMonths differenceInQuarters
    differenceInSeconds differenceInWeeks differenceInYears getDate getDay getDayOfYear
    getDaysInMonth getDaysInYear getDecade getHours getISODay getISOWeek getMilliseconds
    getMinutes getMonth getQuarter getSeconds getTime getUnixTime getWeek getWeekOfMonth getYear
    compareAsc compareDesc hoursToMinutes hoursToSeconds minutesToSeconds
    millisecondsToMinutes millisecondsToSeconds`,
    { call: throwing('number') },
  ),
  ...each(
    `areIntervalsOverlapping isAfter isBefore isDate isEqual isExists isFirstDayOfMonth
    isFriday isLastDayOfMonth isLeapYear isMonday isSameDay isSameHour isSameISOWeek
    isSameMinute isSameMonth isSameQuarter isSameSecond isSameWeek isSameYear isSaturday
    isSunday isThursday isTuesday isValid isWednesday isWeekend isWithinInterval`,
    { call: throwing('boolean') },
  ),
  ...each(
    `format formatDistance formatDistanceStrict formatDuration formatISO formatISO9075
    formatISODuration formatRFC3339 formatRFC7231 formatRelative intlFormat`,
    { call: throwing('string') },
  ),
  ...each(
    `eachDayOfInterval eachHourOfInterval eachMinuteOfInterval eachMonthOfInterval
    eachQuarterOfInterval eachWeekOfInterval eachYearOfInterval`,
    { call: throwing('array') },
  ),
  ...each('interval intervalToDuration', { call: throwing() }),
  ...each('isFuture isPast isThisMonth isThisWeek isThisYear isToday isTomorrow isYesterday', {
    call: { ...throwing('boolean'), reads: ['clock'] },
  }),
  ...each('formatDistanceToNow formatDistanceToNowStrict', {
    call: { ...throwing('string'), reads: ['clock'] },
  }),
  ...each('endOfToday endOfTomorrow endOfYesterday startOfToday startOfTomorrow startOfYesterday', {
    call: now('date'),
  }),
};

/** date-fns: functions of their arguments, but for those that compare with today. */
export const dateFns: Library = {
  modules: ['date-fns'],
  versions: '>=3 <5',
  checked: '4.4.0',
  source: 'date-fns documentation; type declarations',
  exports: functions,
};

export const dateFnsFunctions: Library = {
  modules: ['date-fns/*'],
  versions: '>=3 <5',
  checked: '4.4.0',
  source: 'date-fns documentation; type declarations',
  exports: {},
  getExport: (name, module) => {
    const own = module.slice('date-fns/'.length);
    return (name === 'default' || name === own) && Object.hasOwn(functions, own)
      ? functions[own]
      : undefined;
  },
};

export const dateFnsUtc: Library = {
  modules: ['@date-fns/utc'],
  versions: '>=1 <3',
  checked: '2.1.1',
  source: '@date-fns/utc documentation; type declarations',
  exports: { ...each('UTCDate UTCDateMini', { construct: nowUnlessGiven('date'), type: 'date' }) },
};

/** Gives a part of the date, or another date where it is given a value. */
const part: RowOf = (call) => throwing(call.arguments.length === 0 ? 'number' : 'dayjs');

const moment: KindMembers = {
  awaited: 'dayjs',
  members: {
    ...each('year month date day hour minute second millisecond', { call: part }),
    // `utc` and `tz` come with plugins.
    ...each('add subtract startOf endOf set clone utc tz local', { call: throwing('dayjs') }),
    ...each('format toISOString toJSON toString', { call: throwing('string') }),
    toDate: { call: throwing('date') },
    ...each('diff unix valueOf daysInMonth utcOffset', { call: throwing('number') }),
    ...each('isAfter isBefore isSame isValid', { call: throwing('boolean') }),
  },
};

export const dayjs: Library = {
  modules: ['dayjs'],
  versions: '>=1 <2',
  checked: '1.11.23',
  source: 'Day.js documentation; type declarations',
  exports: {
    default: { call: nowUnlessGiven('dayjs') },
    ...each('default.unix', { call: throwing('dayjs') }),
    'default.isDayjs': { call: pure('boolean') },
    ...each('default.extend default.locale', {
      call: barrier('it changes what dates mean'),
    }),
    Dayjs: { type: 'dayjs' },
  },
  kinds: { dayjs: moment },
};

export const luxon: Library = {
  modules: ['luxon'],
  versions: '>=2 <4',
  checked: '3.7.2',
  source: 'Luxon documentation; @types/luxon',
  packages: ['@types/luxon@3.7.6'],
  exports: {
    ...each('DateTime.now DateTime.local DateTime.utc', { call: now('luxon.time') }),
    ...each(
      `DateTime.fromFormat DateTime.fromHTTP DateTime.fromISO DateTime.fromJSDate
      DateTime.fromMillis DateTime.fromObject DateTime.fromRFC2822 DateTime.fromSQL
      DateTime.fromSeconds`,
      { call: throwing('luxon.time') },
    ),
    DateTime: { type: 'luxon.time' },
  },
  kinds: {
    'luxon.time': {
      awaited: 'luxon.time',
      type: 'DateTime',
      members: {
        ...each('plus minus startOf endOf set setZone setLocale toUTC toLocal', {
          call: throwing('luxon.time'),
        }),
        ...each('toFormat toISO toISODate toISOTime toHTTP toJSON toSQL toLocaleString toString', {
          call: throwing('string'),
        }),
        toJSDate: { call: throwing('date') },
        ...each('toMillis toSeconds toUnixInteger valueOf', { call: throwing('number') }),
        hasSame: { call: throwing('boolean') },
        ...each('year month day hour minute second millisecond weekday ordinal', {
          value: 'number',
        }),
        isValid: { value: 'boolean' },
      },
    },
  },
};
