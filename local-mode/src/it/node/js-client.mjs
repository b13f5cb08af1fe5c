// The official SDK for browsers, which has the server evaluate.
import { LogEventCompressionMode, LogLevel, StatsigClient } from '@statsig/js-client';
import { each, exposure } from './comparing.mjs';

export async function compareJsClient(url, users, evaluated, isForClients, comparison) {
  const client = new StatsigClient('client-official', users[0], {
    networkConfig: { api: `${url}/v1` },
    loggingEnabled: 'always',
    logEventCompressionMode: LogEventCompressionMode.Forced,
    logLevel: LogLevel.None,
  });
  await client.initializeAsync();
  const exposures = new Set();
  for (const [index, user] of users.entries()) {
    const { success } = await client.updateUserAsync(user);
    comparison.compare(`js-client, user ${index} is initialized`, true, success);
    each(evaluated[index], (kind, name, answer) => {
      if (!isForClients(kind, name)) {
        return;
      }
      comparison.compare(
        `js-client, user ${index}, ${kind} ${name}`,
        { value: answer.value, rule_id: answer.rule_id, group_name: answer.group_name ?? null },
        ask(client, kind, name, Object.keys(answer.value ?? {})),
      );
      if (kind !== 'layers' || Object.keys(answer.value).length > 0) {
        exposures.add(exposure(name, answer.rule_id, user.userID));
      }
    });
    await client.flush();
  }
  await client.shutdown();
  return exposures;
}

function ask(client, kind, name, parameters) {
  switch (kind) {
    case 'gates':
      return told(client.getFeatureGate(name));
    case 'dynamic_configs':
      return told(client.getDynamicConfig(name));
    case 'experiments':
      return told(client.getExperiment(name));
    default:
      return layer(client.getLayer(name), parameters);
  }
}

const told = ({ value, ruleID, groupName }) => ({
  value,
  rule_id: ruleID,
  group_name: groupName ?? null,
});

/** Reading a parameter exposes it. */
function layer(found, parameters) {
  const value = Object.fromEntries(parameters.map((key) => [key, found.get(key)]));
  return told({ value, ruleID: found.ruleID, groupName: found.groupName });
}
