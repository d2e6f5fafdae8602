package dev.remit.lang.ide;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the attributes that every bundle has are about, in a sentence each. */
final class CoreAttributes {
  private static final Map<String, String> ABOUT =
      read(
          """
          agent                    The agent that asks.
          agent.id                 The agent that asks, as `agent` alone.
          agent.trust_domain       The trust domain of the agent's id, such as `acme.example`, or its issuer.
          agent.tenant             The tenant that the agent works for.
          agent.environment        Where the agent runs, such as `prod`.
          agent.owner              Who answers for the agent.
          agent.status             Whether the agent is in service.
          agent.assurance          How well the agent was vetted.
          agent.groups             The groups that the agent is said to be in.
          principal                For whom the agent acts.
          principal.id             For whom the agent acts, as `principal` alone.
          principal.issuer         Who issued the principal's identity.
          principal.kind           Whether the principal is a person or a service.
          principal.tenant         The tenant that the principal belongs to.
          principal.groups         The groups that the principal is said to be in.
          principal.acr            How the principal was authenticated.
          chain.depth              How many hops the chain of delegation has; 0 where the agent acts alone.
          chain.root               Where the chain begins.
          chain.trust              The lowest trust of the chain's hops.
          chain.expires_at         The earliest end of the chain's hops; none without a hop.
          chain.actors             All who act in the chain.
          chain.scope.all_tools     Whether the last hop leaves the tools open.
          chain.scope.all_actions   Whether the last hop leaves the actions open.
          chain.scope.all_datasets  Whether the last hop leaves the datasets open.
          chain.scope.all_arguments Whether the last hop leaves the arguments open.
          hop.from                 Who delegates in this hop.
          hop.to                   To whom is delegated in this hop.
          hop.index                The place of this hop in the chain, from 0 at the principal.
          hop.purpose              What this hop delegates for.
          hop.not_before           When this hop begins to hold.
          hop.expires_at           When this hop ends.
          hop.ttl                  How long this hop still holds.
          hop.trust                How far this hop's word is to be believed.
          hop.assurance            How sure this hop is of whom it delegates to.
          hop.scope.all_tools       Whether this hop leaves the tools open.
          hop.scope.all_actions     Whether this hop leaves the actions open.
          hop.scope.all_datasets    Whether this hop leaves the datasets open.
          hop.scope.all_arguments   Whether this hop leaves the arguments open.
          task                     The id of the task that the call belongs to; none without a task.
          task.id                  The id of the task, as `task` alone.
          task.deadline            When the task ends.
          task.parent              The task that this one is part of.
          task.purpose             What the task is for.
          task.requester           Who asked for the task.
          task.workspace           The directory that the task works in.
          task.mentions            What the task names, such as the files that it is about.
          task.tools               The tools that the task is for.
          action                   What the access under judgement does.
          tool                     The tool that is called: its server and its name.
          tool.server              The server of the tool.
          tool.name                The name of the tool on its server.
          tool.reversible          Whether what the tool does can be undone.
          tool.pinned              Whether the tool's entry has a digest.
          tool.digest              The digest of the tool's definition, as its entry pins it.
          dataset                  The dataset of the access under judgement; none where it touches no data.
          dataset.name             The name of the dataset, as `dataset` alone.
          dataset.path             Where in the dataset the access is.
          dataset.kind             What kind of store the dataset is.
          dataset.owner            Who answers for the dataset.
          dataset.tenant           The tenant that the dataset belongs to.
          dataset.environment      The environment of the dataset, such as `prod`.
          dataset.region           Where the dataset is kept.
          dataset.sensitivity      How much harm its disclosure would do.
          dataset.labels           The labels that the dataset carries; ask `dataset labelled LABEL`.
          dataset.readers          The groups that may read the dataset.
          dataset.version          The version of the dataset.
          datasets                 All datasets of the call, for `some`, `every` and `no`.
          credential               The id of the credential that the call uses; none without one.
          credential.id            The id of the credential, as `credential` alone.
          credential.kind          What kind of credential it is.
          credential.issuer        Who issued the credential.
          credential.issued_at     When the credential was issued.
          credential.expires_at    When the credential ends; none for one without an end.
          credential.rotated_at    When the credential was last rotated.
          credential.age           How long ago the credential was issued.
          credential.ttl           How long the credential still holds; none for one without an end.
          credential.rotation_age  How long ago the credential was last rotated.
          credential.binding       How the credential is bound to its holder.
          credential.holder_key    The key that the credential is bound to.
          credential.audience      For whom the credential is meant.
          credential.scopes        What the credential is good for.
          credential.environment   The environment of the credential, such as `prod`.
          credential.owner         Who answers for the credential.
          credential.shared        Whether several agents use the credential.
          env.now                  The time of the decision.
          env.ip                   The address that the call comes from.
          env.region               Where the call comes from.
          env.front_door           The way by which the question came in.
          env.enforcement_point    The enforcement point that asks.
          """);

  private CoreAttributes() {}

  private static Map<String, String> read(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" +", 2))
        .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
  }

  static Optional<String> about(String name) {
    return Optional.ofNullable(ABOUT.get(name));
  }

  static Set<String> names() {
    return ABOUT.keySet();
  }
}
