// The official SDK for Node servers.
import { Statsig, StatsigUser } from '@statsig/statsig-node-core';
import { each, exposure } from './comparing.mjs';

export async function compareNodeCore(url, users, evaluated, comparison) {
  const statsig = new Statsig('secret-node-core', {
    specsUrl: `${url}/v2/download_config_specs`,
    idListsUrl: `${url}/v1/get_id_lists`,
    logEventUrl: `${url}/v1/log_event`,
    enableIdLists: true,
    waitForCountryLookupInit: true,
  });
  await statsig.initialize();
  const exposures = new Set();
  for (const [index, fields] of users.entries()) {
    const user = new StatsigUser(fields);
    each(evaluated[index], (kind, name, answer) => {
      comparison.compare(
        `node-core, user ${index}, ${kind} ${name}`,
        { value: answer.value, rule_id: answer.rule_id, group_name: answer.group_name ?? null },
        ask(statsig, user, kind, name, Object.keys(answer.value ?? {})),
      );
      if (kind !== 'layers' || Object.keys(answer.value).length > 0) {
        exposures.add(exposure(name, answer.rule_id, fields.userID));
      }
    });
    // Its shutdown waits three seconds at most, which is too short for all events on a busy machine.
    await statsig.flushEvents();
  }
  await statsig.shutdown();
  return exposures;
}

function ask(statsig, user, kind, name, parameters) {
  switch (kind) {
    case 'gates':
      return told(statsig.getFeatureGate(user, name));
    case 'dynamic_configs':
      return told(statsig.getDynamicConfig(user, name));
    case 'experiments':
      return told(statsig.getExperiment(user, name));
    default:
      return layer(statsig.getLayer(user, name), parameters);
  }
}

const told = ({ value, ruleID, groupName }) => ({
  value,
  rule_id: ruleID,
  group_name: groupName ?? null,
});

/** Reading a parameter exposes it. */
function layer(found, parameters) {
  const value = Object.fromEntries(parameters.map((key) => [key, found.getValue(key, null)]));
  return told({ value, ruleID: found.ruleID, groupName: found.groupName });
}
