<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BatchText</name>
    <message numerus="yes">
        <source>Restart %n app(s)</source>
        <translation>
            <numerusform>Restart %n app</numerusform>
            <numerusform>Restart %n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) replaced</source>
        <translation>
            <numerusform>%n instance replaced</numerusform>
            <numerusform>%n instances replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n app(s)</source>
        <translation>
            <numerusform>Suspend %n app</numerusform>
            <numerusform>Suspend %n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Destroy %n app(s)</source>
        <translation>
            <numerusform>Destroy %n app</numerusform>
            <numerusform>Destroy %n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>destroy %n</source>
        <comment>to be typed; %n is the number of apps</comment>
        <translation>
            <numerusform>destroy %n</numerusform>
            <numerusform>destroy %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) stopped</source>
        <translation>
            <numerusform>%n instance stopped</numerusform>
            <numerusform>%n instances stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n app(s)</source>
        <translation>
            <numerusform>Resume %n app</numerusform>
            <numerusform>Resume %n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo for %n app(s)</source>
        <translation>
            <numerusform>Undo for %n app</numerusform>
            <numerusform>Undo for %n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy %n app(s)</source>
        <translation>
            <numerusform>Deploy %n app</numerusform>
            <numerusform>Deploy %n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy %n app(s) of %1</source>
        <translation>
            <numerusform>Deploy %n app of %1</numerusform>
            <numerusform>Deploy %n apps of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandText</name>
    <message numerus="yes">
        <source>Kill %n instance(s) of %1</source>
        <translation>
            <numerusform>Kill %n instance of %1</numerusform>
            <numerusform>Kill %n instances of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is being scaled to %n instance(s).</source>
        <translation>
            <numerusform>%1 is being scaled to %n instance.</numerusform>
            <numerusform>%1 is being scaled to %n instances.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) of %1 are being killed.</source>
        <translation>
            <numerusform>%n instance of %1 is being killed.</numerusform>
            <numerusform>%n instances of %1 are being killed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n instance(s) are replaced by new ones, as its upgrade strategy says.</source>
        <translation>
            <numerusform>Its %n instance is replaced by a new one, as its upgrade strategy says.</numerusform>
            <numerusform>Its %n instances are replaced by new ones, as its upgrade strategy says.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n instance(s) are stopped. The definition stays; resume starts it again.</source>
        <translation>
            <numerusform>Its %n instance is stopped. The definition stays; resume starts it again.</numerusform>
            <numerusform>Its %n instances are stopped. The definition stays; resume starts them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its %n instance(s) are stopped; its definition and all its versions are gone. This cannot be undone.</source>
        <translation>
            <numerusform>Its %n instance is stopped; its definition and all its versions are gone. This cannot be undone.</numerusform>
            <numerusform>Its %n instances are stopped; its definition and all its versions are gone. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything inside is destroyed: %n app(s).</source>
        <translation>
            <numerusform>Everything inside is destroyed: %n app.</numerusform>
            <numerusform>Everything inside is destroyed: %n apps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) are stopped. This cannot be undone.</source>
        <translation>
            <numerusform>%n instance is stopped. This cannot be undone.</numerusform>
            <numerusform>%n instances are stopped. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kill %n instance(s) of %1</source>
        <translation>
            <numerusform>Kill %n instance of %1</numerusform>
            <numerusform>Kill %n instances of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The app has %n instance(s) less afterwards.</source>
        <translation>
            <numerusform>The app has %n instance less afterwards.</numerusform>
            <numerusform>The app has %n instances less afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marathon waits %n s more before the next try, because earlier ones failed. It will try at once.</source>
        <translation>
            <numerusform>Marathon waits %n s more before the next try, because earlier ones failed. It will try at once.</numerusform>
            <numerusform>Marathon waits %n s more before the next try, because earlier ones failed. It will try at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marathon does not replace a pod&apos;s instances one after the other, as it does with an app&apos;s. All %n of them are killed at once, and others are started in their place.</source>
        <translation>
            <numerusform>Marathon does not replace a pod&apos;s instances one after the other, as it does with an app&apos;s. Its only instance (%n) is killed, and another is started in its place.</numerusform>
            <numerusform>Marathon does not replace a pod&apos;s instances one after the other, as it does with an app&apos;s. All %n of them are killed at once, and others are started in their place.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeploymentItems</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>instances</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>apps</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeploymentText</name>
    <message numerus="yes">
        <source>%n instance(s) of %1 wait for an offer that fits.</source>
        <translation>
            <numerusform>%n instance of %1 waits for an offer that fits.</numerusform>
            <numerusform>%n instances of %1 wait for an offer that fits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new instance(s) of %1 run, but their health checks do not pass.</source>
        <translation>
            <numerusform>%n new instance of %1 runs, but its health checks do not pass.</numerusform>
            <numerusform>%n new instances of %1 run, but their health checks do not pass.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) of %1 are being killed and do not end.</source>
        <translation>
            <numerusform>%n instance of %1 is being killed and does not end.</numerusform>
            <numerusform>%n instances of %1 are being killed and do not end.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DockerRunText</name>
    <message numerus="yes">
        <source>More than %n ports: the rest is left out.</source>
        <translation>
            <numerusform>More than %n port: the rest is left out.</numerusform>
            <numerusform>More than %n ports: the rest is left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EffectText</name>
    <message numerus="yes">
        <source>%n instance(s) are started.</source>
        <translation>
            <numerusform>%n instance is started.</numerusform>
            <numerusform>%n instances are started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n instance(s) are stopped: the app is suspended.</source>
        <translation>
            <numerusform>%n instance is stopped: the app is suspended.</numerusform>
            <numerusform>All %n instances are stopped: the app is suspended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) are stopped, the others run on.</source>
        <translation>
            <numerusform>%n instance is stopped, the others run on.</numerusform>
            <numerusform>%n instances are stopped, the others run on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) are started beside those that run.</source>
        <translation>
            <numerusform>%n instance is started beside those that run.</numerusform>
            <numerusform>%n instances are started beside those that run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The nodes have room for %n of them by CPU, memory and disk: the others wait until something else has gone.</source>
        <translation>
            <numerusform>The nodes have room for %n of them by CPU, memory and disk: the others wait until something else has gone.</numerusform>
            <numerusform>The nodes have room for %n of them by CPU, memory and disk: the others wait until something else has gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They fit: %n node(s) have room.</source>
        <translation>
            <numerusform>They fit: %n node has room.</numerusform>
            <numerusform>They fit: %n nodes have room.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n run at once</source>
        <translation>
            <numerusform>at most %n runs at once</numerusform>
            <numerusform>at most %n run at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Meanwhile at least %n stay up, %1.</source>
        <translation>
            <numerusform>Meanwhile at least %n stays up, %1.</numerusform>
            <numerusform>Meanwhile at least %n stay up, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>%n deployment(s) lock this app.</source>
        <translation>
            <numerusform>%n deployment locks this app.</numerusform>
            <numerusform>%n deployments lock this app.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetMenu</name>
    <message numerus="yes">
        <source>%n more: type a part of it</source>
        <translation>
            <numerusform>%n more: type a part of it</numerusform>
            <numerusform>%n more: type a part of it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LbText</name>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Service port %1 is asked for by %n other app(s)</source>
        <translation>
            <numerusform>Service port %1 is asked for by %n other app</numerusform>
            <numerusform>Service port %1 is asked for by %n other apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is asked for by %n other app(s)</source>
        <comment>a virtual host</comment>
        <translation>
            <numerusform>%1 is asked for by %n other app</numerusform>
            <numerusform>%1 is asked for by %n other apps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacementText</name>
    <message numerus="yes">
        <source>%n GPUs</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes like %1 (%2)</source>
        <translation>
            <numerusform>%n node like %1 (%2)</numerusform>
            <numerusform>%n nodes like %1 (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes with at least %1 free</source>
        <translation>
            <numerusform>%n node with at least %1 free</numerusform>
            <numerusform>%n nodes with at least %1 free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes with at least %1 free that satisfy %2</source>
        <translation>
            <numerusform>%n node with at least %1 free that satisfies %2</numerusform>
            <numerusform>%n nodes with at least %1 free that satisfy %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes have room for one more instance, so others hold their offers, or a quota or a role keeps them from Marathon.</source>
        <translation>
            <numerusform>%n node has room for one more instance, so others hold its offer, or a quota or a role keeps it from Marathon.</numerusform>
            <numerusform>%n nodes have room for one more instance, so others hold their offers, or a quota or a role keeps them from Marathon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>then %n nodes have room</source>
        <translation>
            <numerusform>then %n node has room</numerusform>
            <numerusform>then %n nodes have room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not in service</source>
        <translation>
            <numerusform>%n is not in service</numerusform>
            <numerusform>%n are not in service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are reserved for other roles</source>
        <translation>
            <numerusform>%n is reserved for other roles</numerusform>
            <numerusform>%n are reserved for other roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n break %1</source>
        <comment>a constraint</comment>
        <translation>
            <numerusform>%n breaks %1</numerusform>
            <numerusform>%n break %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too little CPU free</source>
        <translation>
            <numerusform>%n has too little CPU free</numerusform>
            <numerusform>%n have too little CPU free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too little memory free</source>
        <translation>
            <numerusform>%n has too little memory free</numerusform>
            <numerusform>%n have too little memory free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too little disk free</source>
        <translation>
            <numerusform>%n has too little disk free</numerusform>
            <numerusform>%n have too little disk free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too few GPUs free</source>
        <translation>
            <numerusform>%n has too few GPUs free</numerusform>
            <numerusform>%n have too few GPUs free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not have its ports free</source>
        <translation>
            <numerusform>%n does not have its ports free</numerusform>
            <numerusform>%n do not have its ports free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n nodes has room: %1.</source>
        <translation>
            <numerusform>No room on %n node: %1.</numerusform>
            <numerusform>None of %n nodes has room: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n unhealthy</numerusform>
            <numerusform>%n unhealthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n app(s) need attention</source>
        <translation>
            <numerusform>%1 of %n app needs attention</numerusform>
            <numerusform>%1 of %n apps need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: health check failing on %n instance(s)</source>
        <translation>
            <numerusform>%1: health check failing on %n instance</numerusform>
            <numerusform>%1: health check failing on %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n instance(s) healthy again</source>
        <translation>
            <numerusform>%1: %n instance healthy again</numerusform>
            <numerusform>%1: %n instances healthy again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n instance(s) failed</source>
        <translation>
            <numerusform>%1: %n instance failed</numerusform>
            <numerusform>%1: %n instances failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n incident(s)</source>
        <translation>
            <numerusform>%1: %n incident</numerusform>
            <numerusform>%1: %n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an older configuration: for %1 (median), %2 on average, %3 at most.</source>
        <translation>
            <numerusform>%n with an older configuration: for %1 (median), %2 on average, %3 at most.</numerusform>
            <numerusform>%n with an older configuration: for %1 (median), %2 on average, %3 at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running for %1 (median), %2 on average, %3 at most.</source>
        <translation>
            <numerusform>%n running for %1 (median), %2 on average, %3 at most.</numerusform>
            <numerusform>%n running for %1 (median), %2 on average, %3 at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n healthy</numerusform>
            <numerusform>%n healthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failing</source>
        <translation>
            <numerusform>%n failing</numerusform>
            <numerusform>%n failing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a health result</source>
        <translation>
            <numerusform>%n without a health result</numerusform>
            <numerusform>%n without a health result</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n starting</numerusform>
            <numerusform>%n starting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than wanted</source>
        <translation>
            <numerusform>%n more than wanted</numerusform>
            <numerusform>%n more than wanted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayText</name>
    <message numerus="yes">
        <source>%n app(s) unhealthy</source>
        <translation>
            <numerusform>%n app unhealthy</numerusform>
            <numerusform>%n apps unhealthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s) degraded</source>
        <translation>
            <numerusform>%n app degraded</numerusform>
            <numerusform>%n apps degraded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s) crashing</source>
        <translation>
            <numerusform>%n app crashing</numerusform>
            <numerusform>%n apps crashing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s) waiting</source>
        <translation>
            <numerusform>%n app waiting</numerusform>
            <numerusform>%n apps waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VolumeText</name>
    <message numerus="yes">
        <source>%1: %n node(s)</source>
        <comment>a constraint</comment>
        <translation>
            <numerusform>%1: %n node</numerusform>
            <numerusform>%1: %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing ties the %n instance(s) to a node: they do not share these data, and one that starts elsewhere leaves its own behind.</source>
        <translation>
            <numerusform>Nothing ties the %n instance to a node: one that starts elsewhere leaves its data behind.</numerusform>
            <numerusform>Nothing ties the %n instances to a node: they do not share these data, and one that starts elsewhere leaves its own behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) write to %1</source>
        <translation>
            <numerusform>%n instance writes to %1</numerusform>
            <numerusform>%n instances write to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message numerus="yes">
        <source>%n instances wait for %1.</source>
        <translation>
            <numerusform>%n instance waits for %1.</numerusform>
            <numerusform>%n instances wait for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances wait for resources.</source>
        <translation>
            <numerusform>%n instance waits for resources.</numerusform>
            <numerusform>%n instances wait for resources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked every %1; after %n failures in a row Marathon replaces the instance.</source>
        <translation>
            <numerusform>Checked every %1; after %n failure Marathon replaces the instance.</numerusform>
            <numerusform>Checked every %1; after %n failures in a row Marathon replaces the instance.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n checks; Marathon does not say which one fails.</source>
        <translation>
            <numerusform>It has %n check; Marathon does not say which one fails.</numerusform>
            <numerusform>It has %n checks; Marathon does not say which one fails.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances fail their health check %1.</source>
        <translation>
            <numerusform>%n instance fails its health check %1.</numerusform>
            <numerusform>%n instances fail their health check %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances fail their health check.</source>
        <translation>
            <numerusform>%n instance fails its health check.</numerusform>
            <numerusform>%n instances fail their health check.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This step waits until its %n instances run and pass their checks.</source>
        <translation>
            <numerusform>This step waits until %n instance runs and passes its checks.</numerusform>
            <numerusform>This step waits until its %n instances run and pass their checks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances are on a node that nobody can reach.</source>
        <translation>
            <numerusform>%n instance is on a node that nobody can reach.</numerusform>
            <numerusform>%n instances are on a node that nobody can reach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances are still being prepared.</source>
        <translation>
            <numerusform>%n instance is still being prepared.</numerusform>
            <numerusform>%n instances are still being prepared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new instances run and are not ready yet.</source>
        <translation>
            <numerusform>%n new instance runs and is not ready yet.</numerusform>
            <numerusform>%n new instances run and are not ready yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::Actions</name>
    <message numerus="yes">
        <source>Undo for %n app(s)…</source>
        <translation>
            <numerusform>Undo for %n app…</numerusform>
            <numerusform>Undo for %n apps…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::Banner</name>
    <message numerus="yes">
        <source>A new Mesos leader is recovering: %1 of %n agents are back.</source>
        <translation>
            <numerusform>A new Mesos leader is recovering: %1 of %n agent is back.</numerusform>
            <numerusform>A new Mesos leader is recovering: %1 of %n agents are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::BatchDialog</name>
    <message numerus="yes">
        <source>&amp;Try %n again</source>
        <translation>
            <numerusform>&amp;Try %n again</numerusform>
            <numerusform>&amp;Try %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an unknown outcome</source>
        <translation>
            <numerusform>%n with an unknown outcome</numerusform>
            <numerusform>%n with an unknown outcome</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ChartsPage</name>
    <message numerus="yes">
        <source>the %1 highest now; %n more</source>
        <translation>
            <numerusform>the %1 highest now; %n more</numerusform>
            <numerusform>the %1 highest now; %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ConnectDialog</name>
    <message numerus="yes">
        <source>, in %n ms</source>
        <translation>
            <numerusform>, in %n ms</numerusform>
            <numerusform>, in %n ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ControlPlane</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s)</source>
        <translation>
            <numerusform>%n app</numerusform>
            <numerusform>%n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s) up</source>
        <translation>
            <numerusform>%n backend up</numerusform>
            <numerusform>%n backends up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n backend</numerusform>
            <numerusform>%n backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n down</source>
        <translation>
            <numerusform>%n down</numerusform>
            <numerusform>%n down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DeclinedOffers</name>
    <message numerus="yes">
        <source>%n port(s) offered</source>
        <translation>
            <numerusform>%n port offered</numerusform>
            <numerusform>%n ports offered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>offers</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DefinitionForm</name>
    <message numerus="yes">
        <source>%n field(s) with a problem</source>
        <translation>
            <numerusform>%n field with a problem</numerusform>
            <numerusform>%n fields with a problem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DefinitionView</name>
    <message numerus="yes">
        <source>%1 every %2, timeout %3, grace period %4, fails after %n times</source>
        <translation>
            <numerusform>%1 every %2, timeout %3, grace period %4, fails after %n time</numerusform>
            <numerusform>%1 every %2, timeout %3, grace period %4, fails after %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DeployDialog</name>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DeploymentsPage</name>
    <message numerus="yes">
        <source>%n running</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>apps</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::EventsPage</name>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on, %n new</source>
        <translation>
            <numerusform>Go on, %n new</numerusform>
            <numerusform>Go on, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::InstanceCompare</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>apps</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>instances</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::IssuesPanel</name>
    <message numerus="yes">
        <source>%n entries of %1 could not be read and are left out.</source>
        <translation>
            <numerusform>%n entry of %1 could not be read and is left out.</numerusform>
            <numerusform>%n entries of %1 could not be read and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::LabelsDialog</name>
    <message numerus="yes">
        <source>Labels of %n app(s)</source>
        <translation>
            <numerusform>Labels of %n app</numerusform>
            <numerusform>Labels of %n apps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::LoadBalancerView</name>
    <message numerus="yes">
        <source>%n label(s) have no effect</source>
        <translation>
            <numerusform>%n label has no effect</numerusform>
            <numerusform>%n labels have no effect</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>servers</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::LockPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::LogsPage</name>
    <message numerus="yes">
        <source>paused · %n new line(s)</source>
        <translation>
            <numerusform>paused · %n new line</numerusform>
            <numerusform>paused · %n new lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose an instance to read its log. Those in trouble come first; %n more are found by their app above.</source>
        <translation>
            <numerusform>Choose an instance to read its log. Those in trouble come first; %n more is found by its app above.</numerusform>
            <numerusform>Choose an instance to read its log. Those in trouble come first; %n more are found by their app above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::MergeView</name>
    <message numerus="yes">
        <source>%n setting(s) were changed by both, differently: choose for each.</source>
        <translation>
            <numerusform>%n setting was changed by both, differently: choose.</numerusform>
            <numerusform>%n settings were changed by both, differently: choose for each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) fit together.</source>
        <translation>
            <numerusform>%n other fits together.</numerusform>
            <numerusform>%n others fit together.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::OverviewPage</name>
    <message numerus="yes">
        <source>%n apps wait for resources.</source>
        <translation>
            <numerusform>%n app waits for resources.</numerusform>
            <numerusform>%n apps wait for resources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not for everything: %n apps wait, though %1 of %2 is free.</source>
        <translation>
            <numerusform>Not for everything: %n app waits, though %1 of %2 is free.</numerusform>
            <numerusform>Not for everything: %n apps wait, though %1 of %2 is free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n apps</source>
        <translation>
            <numerusform>%n app</numerusform>
            <numerusform>%n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n healthy</numerusform>
            <numerusform>%n healthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n unhealthy</numerusform>
            <numerusform>%n unhealthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments running</source>
        <translation>
            <numerusform>%n deployment running</numerusform>
            <numerusform>%n deployments running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::PlanView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::RollBackDialog</name>
    <message numerus="yes">
        <source>%n setting(s) would change:</source>
        <translation>
            <numerusform>%n setting would change:</numerusform>
            <numerusform>%n settings would change:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ScaleDialog</name>
    <message numerus="yes">
        <source>%n wanted</source>
        <translation>
            <numerusform>%n wanted</numerusform>
            <numerusform>%n wanted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n healthy</numerusform>
            <numerusform>%n healthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n unhealthy</numerusform>
            <numerusform>%n unhealthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) will be stopped.</source>
        <translation>
            <numerusform>%n instance will be stopped.</numerusform>
            <numerusform>%n instances will be stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The nodes have room for %n more by CPU, memory and disk: the others will wait.</source>
        <translation>
            <numerusform>The nodes have room for %n more by CPU, memory and disk: the others will wait.</numerusform>
            <numerusform>The nodes have room for %n more by CPU, memory and disk: the others will wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The nodes have room for %n more by CPU, memory and disk. Ports and constraints are not counted.</source>
        <translation>
            <numerusform>The nodes have room for %n more by CPU, memory and disk. Ports and constraints are not counted.</numerusform>
            <numerusform>The nodes have room for %n more by CPU, memory and disk. Ports and constraints are not counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It had %n before it was suspended.</source>
        <translation>
            <numerusform>It had %n before it was suspended.</numerusform>
            <numerusform>It had %n before it was suspended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ScaleGroupDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) keep their number: Marathon multiplies apps only.</source>
        <translation>
            <numerusform>%n pod keeps its number: Marathon multiplies apps only.</numerusform>
            <numerusform>%n pods keep their number: Marathon multiplies apps only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ScaleManyDialog</name>
    <message numerus="yes">
        <source>Scale %n app(s)</source>
        <translation>
            <numerusform>Scale %n app</numerusform>
            <numerusform>Scale %n apps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::Sidebar</name>
    <message numerus="yes">
        <source>%n apps need attention</source>
        <translation>
            <numerusform>%n app needs attention</numerusform>
            <numerusform>%n apps need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes need attention</source>
        <translation>
            <numerusform>%n node needs attention</numerusform>
            <numerusform>%n nodes need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments are running</source>
        <translation>
            <numerusform>%n deployment is running</numerusform>
            <numerusform>%n deployments are running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::SourceStrip</name>
    <message numerus="yes">
        <source>%n entries could not be read</source>
        <translation>
            <numerusform>%n entry could not be read</numerusform>
            <numerusform>%n entries could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TablePage</name>
    <message numerus="yes">
        <source>%n in total</source>
        <translation>
            <numerusform>%n in total</numerusform>
            <numerusform>%n in total</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TagsDialog</name>
    <message numerus="yes">
        <source>%n tag(s).</source>
        <translation>
            <numerusform>%n tag.</numerusform>
            <numerusform>%n tags.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s), and there are more.</source>
        <translation>
            <numerusform>%n tag, and there are more.</numerusform>
            <numerusform>%n tags, and there are more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyInspector</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in a row</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times in a row</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyPage</name>
    <message numerus="yes">
        <source>A new master was elected: %n node(s) have not registered again yet.</source>
        <translation>
            <numerusform>A new master was elected: %n node has not registered again yet.</numerusform>
            <numerusform>A new master was elected: %n nodes have not registered again yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyPainter</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyText</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n unhealthy</numerusform>
            <numerusform>%n unhealthy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::VersionCompare</name>
    <message numerus="yes">
        <source>%n setting(s) differ:</source>
        <translation>
            <numerusform>%n setting differs:</numerusform>
            <numerusform>%n settings differ:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::VolumesView</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>instances</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::WhyView</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n nearest nodes</source>
        <translation>
            <numerusform>The %n nearest node</numerusform>
            <numerusform>The %n nearest nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) seen, one every %1</source>
        <comment>on average</comment>
        <translation>
            <numerusform>%n failure seen, one every %1</numerusform>
            <numerusform>%n failures seen, one every %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>failures</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
