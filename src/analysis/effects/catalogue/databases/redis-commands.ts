// Written by scripts/catalogue-redis.mjs from @ioredis/commands@2.1.1 and @redis/client@6.3.1; do not edit.

/** Commands that Redis flags as read-only, and that are not more than that. */
export const READ_COMMANDS = `
  arcount arget argetrange argrep arinfo arlastitems arlen armget arnext arop arscan bitcount
  bitfield_ro bitpos dbsize digest dump exists expiretime geodist geohash geopos georadius_ro
  georadiusbymember_ro geosearch get getbit getrange hexists hexpiretime hget hgetall hkeys hlen
  hmget hpexpiretime hpttl hrandfield hscan hstrlen httl hvals keys lcs lindex llen lpos lrange
  mget pexpiretime pttl randomkey scan scard sdiff sdiffcard sinter sintercard sismember
  smembers smismember sort_ro srandmember sscan strlen substr sunion sunioncard ttl type vcard
  vdim vemb vgetattr vinfo vismember vlinks vrandmember vrange vsim xlen xpending xrange
  xrevrange zcard zcount zdiff zinter zintercard zlexcount zmscore zrandmember zrange
  zrangebylex zrangebyscore zrank zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan
  zscore zunion
`;

/** Commands that Redis flags as writing. */
export const WRITE_COMMANDS = `
  append ardel ardelrange arinsert armset arring arseek arset bitfield bitop blmove blmovem
  blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin copy decr decrby del delex expire
  expireat flushall flushdb geoadd georadius georadiusbymember geosearchstore getdel getex
  getset hdel hexpire hexpireat hgetdel hgetex hincrby hincrbyfloat hmset hpersist hpexpire
  hpexpireat hset hsetex hsetnx incr incrby incrbyfloat increx linsert lmove lmovem lmpop lpop
  lpush lpushx lrem lset ltrim migrate move mset msetex msetnx persist pexpire pexpireat pfadd
  pfdebug pfmerge psetex rename renamenx restore restore-asking rpop rpoplpush rpush rpushx sadd
  sdiffstore set setbit setex setnx setrange sinterstore smove sort spop srem sunionstore swapdb
  trimslots unlink vadd vrem vsetattr xack xackdel xadd xautoclaim xcfgset xclaim xdel xdelex
  xidmprecord xnack xreadgroup xsetid xtrim zadd zdiffstore zincrby zinterstore zmpop zpopmax
  zpopmin zrangestore zrem zremrangebylex zremrangebyrank zremrangebyscore zunionstore
`;

/** Methods of node-redis that send one of the commands that read. */
export const CLIENT_READS = `
  arCount arGet arGetRange arGrep arGrepWithValues arInfo arLastItems arLen arMGet arNext arOp
  arScan bitCount bitFieldRo bitPos dbSize digest dump exists expireTime geoDist geoHash geoPos
  geoRadiusByMemberRo geoRadiusRo geoSearch get getBit getRange hExists hExpireTime hGet hGetAll
  hKeys hLen hRandField hRandFieldCount hRandFieldCountWithValues hScan hScanNoValues hStrLen
  hTTL hVals hmGet hpExpireTime hpTTL keys lIndex lLen lPos lPosCount lRange lcs mGet
  pExpireTime pTTL randomKey sCard sDiff sDiffCard sInter sInterCard sIsMember sMembers
  sRandMember sRandMemberCount sScan sUnion sUnionCard scan smIsMember sortRo strLen ttl type
  vCard vDim vEmb vGetAttr vInfo vLinks vLinksWithScores vRandMember vRange vSim vSimWithScores
  xLen xPending xRange xRevRange zCard zCount zDiff zDiffWithScores zInter zInterCard
  zInterWithScores zLexCount zRandMember zRandMemberCount zRandMemberCountWithScores zRange
  zRangeByLex zRangeByScore zRangeByScoreWithScores zRangeWithScores zRank zRankWithScore
  zRevRank zRevRankWithScore zScan zScore zUnion zUnionWithScores zmScore
`;

/** Methods of node-redis that send one of the commands that write. */
export const CLIENT_WRITES = `
  append arDel arDelRange arInsert arMSet arRing arSeek arSet bitField bitOp blMove blMoveM
  blPop blmPop brPop brPopLPush bzPopMax bzPopMin bzmPop copy decr decrBy del delEx expire
  expireAt flushAll flushDb geoAdd geoRadius geoRadiusByMember geoSearchStore getDel getEx
  getSet hDel hExpire hExpireAt hGetDel hGetEx hIncrBy hIncrByFloat hPersist hSet hSetEx hSetNX
  hpExpire hpExpireAt incr incrBy incrByFloat increx lInsert lMove lMoveM lPop lPopCount lPush
  lPushX lRem lSet lTrim lmPop mSet mSetEx mSetNX migrate move pExpire pExpireAt pSetEx persist
  pfAdd pfMerge rPop rPopCount rPopLPush rPush rPushX rename renameNX restore sAdd sDiffStore
  sInterStore sMove sPop sPopCount sRem sUnionStore set setBit setEx setNX setRange sort swapDb
  unlink vAdd vRem vSetAttr xAck xAckDel xAdd xAutoClaim xCfgSet xClaim xDel xDelEx xNack
  xReadGroup xSetId xTrim zAdd zDiffStore zIncrBy zInterStore zPopMax zPopMaxCount zPopMin
  zPopMinCount zRangeStore zRem zRemRangeByLex zRemRangeByRank zRemRangeByScore zUnionStore
  zmPop
`;
