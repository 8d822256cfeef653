<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AppsMenu</name>
    <message>
        <source>Scale…</source>
        <translation>Dimensionner…</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>Redémarrer…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Reprendre…</translation>
    </message>
    <message>
        <source>Change labels…</source>
        <translation>Modifier les étiquettes…</translation>
    </message>
    <message>
        <source>Destroy…</source>
        <translation>Détruire…</translation>
    </message>
</context>
<context>
    <name>BatchText</name>
    <message>
        <source>It is not in the cluster any more.</source>
        <translation>Elle n’est plus dans le cluster.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>instances before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>Restart %n app(s)</source>
        <translation>
            <numerusform>Redémarrer %n application</numerusform>
            <numerusform>Redémarrer %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>The instances of each are replaced by new ones, as its upgrade strategy says. One after the other is begun; none waits for the one before to be through.</source>
        <translation>Les instances de chacune sont remplacées par de nouvelles, selon sa stratégie de mise à jour. Elles sont lancées l’une après l’autre ; aucune n’attend que la précédente ait fini.</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Redémarrer</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>Redémarrage…</translation>
    </message>
    <message>
        <source>It is suspended: there is nothing to restart.</source>
        <translation>Elle est suspendue : il n’y a rien à redémarrer.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) replaced</source>
        <translation>
            <numerusform>%n instance remplacée</numerusform>
            <numerusform>%n instances remplacées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n app(s)</source>
        <translation>
            <numerusform>Suspendre %n application</numerusform>
            <numerusform>Suspendre %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>All their instances are stopped. The definitions stay; resume starts them again.</source>
        <translation>Toutes leurs instances sont arrêtées. Les définitions restent ; reprendre les relance.</translation>
    </message>
    <message>
        <source>&amp;Suspend</source>
        <translation>&amp;Suspendre</translation>
    </message>
    <message>
        <source>Suspending…</source>
        <translation>Suspension…</translation>
    </message>
    <message numerus="yes">
        <source>Destroy %n app(s)</source>
        <translation>
            <numerusform>Détruire %n application</numerusform>
            <numerusform>Détruire %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Their instances are stopped; their definitions and all their versions are gone. This cannot be undone.</source>
        <translation>Leurs instances sont arrêtées ; leurs définitions et toutes leurs versions disparaissent. C’est irréversible.</translation>
    </message>
    <message numerus="yes">
        <source>destroy %n</source>
        <comment>to be typed; %n is the number of apps</comment>
        <translation>
            <numerusform>détruire %n</numerusform>
            <numerusform>détruire %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Destroy</source>
        <translation>&amp;Détruire</translation>
    </message>
    <message>
        <source>Destroying…</source>
        <translation>Destruction…</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) stopped</source>
        <translation>
            <numerusform>%n instance arrêtée</numerusform>
            <numerusform>%n instances arrêtées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n app(s)</source>
        <translation>
            <numerusform>Reprendre %n application</numerusform>
            <numerusform>Reprendre %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Each gets the number of instances that it had before it was suspended, as Marathon&apos;s versions tell; one, where they do not tell.</source>
        <translation>Chacune retrouve le nombre d’instances d’avant sa suspension, d’après les versions de Marathon ; une seule, là où elles ne le disent pas.</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Reprise…</translation>
    </message>
    <message>
        <source>It is not suspended.</source>
        <translation>Elle n’est pas suspendue.</translation>
    </message>
    <message>
        <source>0 → as before</source>
        <translation>0 → comme avant</translation>
    </message>
    <message numerus="yes">
        <source>Undo for %n app(s)</source>
        <translation>
            <numerusform>Annuler pour %n application</numerusform>
            <numerusform>Annuler pour %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>What somebody else has changed since then is not overwritten. A deployment of ours that still runs is rolled back.</source>
        <translation>Ce que quelqu’un d’autre a modifié depuis n’est pas écrasé. Un de nos déploiements encore en cours est défait.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>It has that number already.</source>
        <translation>Elle a déjà ce nombre.</translation>
    </message>
    <message>
        <source>It may have one instance only.</source>
        <translation>Elle ne peut avoir qu’une instance.</translation>
    </message>
    <message>
        <source>+ %1=%2</source>
        <comment>label that is added</comment>
        <translation>+ %1=%2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>label, old and new value</comment>
        <translation>%1 : %2 → %3</translation>
    </message>
    <message>
        <source>− %1</source>
        <comment>label that is removed</comment>
        <translation>− %1</translation>
    </message>
    <message>
        <source>nothing chosen yet</source>
        <translation>rien de choisi encore</translation>
    </message>
    <message>
        <source>Its labels are so already.</source>
        <translation>Ses étiquettes sont déjà ainsi.</translation>
    </message>
    <message>
        <source>It is a pod: Marathon does not restart pods.</source>
        <translation>C’est un pod : Marathon ne redémarre pas les pods.</translation>
    </message>
    <message numerus="yes">
        <source>Deploy %n app(s)</source>
        <translation>
            <numerusform>Déployer %n application</numerusform>
            <numerusform>Déployer %n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deploy %n app(s) of %1</source>
        <translation>
            <numerusform>Déployer %n application de %1</numerusform>
            <numerusform>Déployer %n applications de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>One after the other, each by a deployment of its own. What is there already is replaced by what the JSON says; nothing is destroyed.</source>
        <translation>L’une après l’autre, chacune par son propre déploiement. Ce qui existe déjà est remplacé par ce que dit le JSON ; rien n’est détruit.</translation>
    </message>
    <message>
        <source>What groups say of themselves is not sent: %1.</source>
        <translation>Ce que les groupes disent d’eux-mêmes n’est pas envoyé : %1.</translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation>&amp;Déployer</translation>
    </message>
    <message>
        <source>Deploying…</source>
        <translation>Déploiement…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and what is wrong with it</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>An app cannot become a pod, nor a pod an app.</source>
        <translation>Une application ne peut devenir un pod, ni un pod une application.</translation>
    </message>
    <message>
        <source>replaces what runs</source>
        <translation>remplace ce qui tourne</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
</context>
<context>
    <name>CommandText</name>
    <message>
        <source>Deploy %1</source>
        <translation>Déployer %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Suspend %1</source>
        <translation>Suspendre %1</translation>
    </message>
    <message>
        <source>Scale %1 to %2</source>
        <translation>Passer %1 à %2 instances</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>Redémarrer %1</translation>
    </message>
    <message>
        <source>Destroy %1</source>
        <translation>Détruire %1</translation>
    </message>
    <message>
        <source>Destroy group %1</source>
        <translation>Détruire le groupe %1</translation>
    </message>
    <message>
        <source>Scale group %1 by %2</source>
        <translation>Multiplier le groupe %1 par %2</translation>
    </message>
    <message>
        <source>Roll %1 back to version %2</source>
        <translation>Ramener %1 à la version %2</translation>
    </message>
    <message numerus="yes">
        <source>Kill %n instance(s) of %1</source>
        <translation>
            <numerusform>Tuer %n instance de %1</numerusform>
            <numerusform>Tuer %n instances de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop deployment %1</source>
        <translation>Arrêter le déploiement %1</translation>
    </message>
    <message>
        <source>Roll deployment %1 back</source>
        <translation>Annuler le déploiement %1 et revenir en arrière</translation>
    </message>
    <message>
        <source>Start %1 without further delay</source>
        <translation>Démarrer %1 sans plus attendre</translation>
    </message>
    <message>
        <source>%1 is being deployed.</source>
        <translation>%1 est en cours de déploiement.</translation>
    </message>
    <message>
        <source>%1 is being changed.</source>
        <translation>%1 est en cours de modification.</translation>
    </message>
    <message>
        <source>%1 is being suspended.</source>
        <translation>%1 est en cours de suspension.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is being scaled to %n instance(s).</source>
        <translation>
            <numerusform>%1 passe à %n instance.</numerusform>
            <numerusform>%1 passe à %n instances.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is being restarted.</source>
        <translation>%1 est en cours de redémarrage.</translation>
    </message>
    <message>
        <source>%1 is being destroyed.</source>
        <translation>%1 est en cours de destruction.</translation>
    </message>
    <message>
        <source>Group %1 is being destroyed.</source>
        <translation>Le groupe %1 est en cours de destruction.</translation>
    </message>
    <message>
        <source>Group %1 is being scaled.</source>
        <translation>Le groupe %1 est en cours de redimensionnement.</translation>
    </message>
    <message>
        <source>%1 is being rolled back.</source>
        <translation>%1 revient à une version antérieure.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) of %1 are being killed.</source>
        <translation>
            <numerusform>%n instance de %1 est en train d’être tuée.</numerusform>
            <numerusform>%n instances de %1 sont en train d’être tuées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The deployment was stopped; nothing is rolled back.</source>
        <translation>Le déploiement est arrêté&#xa0;; rien n’est ramené en arrière.</translation>
    </message>
    <message>
        <source>The deployment is being rolled back.</source>
        <translation>Le déploiement est en cours d’annulation.</translation>
    </message>
    <message>
        <source>%1 starts without further delay.</source>
        <translation>%1 démarre sans plus attendre.</translation>
    </message>
    <message>
        <source>%1 The answer was lost; the cluster&apos;s state shows that it happened.</source>
        <translation>%1 La réponse s’est perdue&#xa0;; l’état du cluster montre que c’est fait.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was tried: what went wrong</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>It does no harm to send it again.</source>
        <translation>La renvoyer est sans danger.</translation>
    </message>
    <message>
        <source>Look at the deployments: if it still runs, send it again.</source>
        <translation>Regarder les déploiements&#xa0;: s’il est toujours en cours, la renvoyer.</translation>
    </message>
    <message>
        <source>Look at the app&apos;s instances: kill again those that are still the same after a minute.</source>
        <translation>Regarder les instances de l’application&#xa0;: tuer de nouveau celles qui sont encore les mêmes après une minute.</translation>
    </message>
    <message>
        <source>Look at the instances of the group&apos;s apps before you try again: it would multiply them anew.</source>
        <translation>Regarder les instances des applications du groupe avant de réessayer&#xa0;: elles seraient multipliées une fois de plus.</translation>
    </message>
    <message>
        <source>Look at the app&apos;s state before you try again.</source>
        <translation>Regarder l’état de l’application avant de réessayer.</translation>
    </message>
    <message>
        <source>Create group %1</source>
        <translation>Créer le groupe %1</translation>
    </message>
    <message>
        <source>Group %1 is there.</source>
        <translation>Le groupe %1 est créé.</translation>
    </message>
    <message>
        <source>Give new apps of %1 its role</source>
        <translation>Donner son rôle aux nouvelles apps de %1</translation>
    </message>
    <message>
        <source>Let new apps of %1 have any role</source>
        <translation>Laisser un rôle libre aux nouvelles apps de %1</translation>
    </message>
    <message>
        <source>Set the quota of role %1</source>
        <translation>Définir le quota du rôle %1</translation>
    </message>
    <message>
        <source>Drain %1</source>
        <comment>a node</comment>
        <translation>Vider %1</translation>
    </message>
    <message>
        <source>Deactivate %1</source>
        <comment>a node</comment>
        <translation>Désactiver %1</translation>
    </message>
    <message>
        <source>Reactivate %1</source>
        <comment>a node</comment>
        <translation>Réactiver %1</translation>
    </message>
    <message>
        <source>New apps of %1 get its role.</source>
        <translation>Les nouvelles apps de %1 reçoivent son rôle.</translation>
    </message>
    <message>
        <source>New apps of %1 may have any role.</source>
        <translation>Les nouvelles apps de %1 ont un rôle libre.</translation>
    </message>
    <message>
        <source>Role %1 has no quota any more.</source>
        <translation>Le rôle %1 n&apos;a plus de quota.</translation>
    </message>
    <message>
        <source>Role %1 has its new quota.</source>
        <translation>Le rôle %1 a son nouveau quota.</translation>
    </message>
    <message>
        <source>%1 is being drained.</source>
        <comment>a node</comment>
        <translation>%1 est en cours de vidage.</translation>
    </message>
    <message>
        <source>%1 is offered to nobody any more.</source>
        <comment>a node</comment>
        <translation>%1 n&apos;est plus proposé à personne.</translation>
    </message>
    <message>
        <source>%1 is in use again.</source>
        <comment>a node</comment>
        <translation>%1 est de nouveau en service.</translation>
    </message>
</context>
<context>
    <name>ConfirmText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>Redémarrer %1</translation>
    </message>
    <message numerus="yes">
        <source>Its %n instance(s) are replaced by new ones, as its upgrade strategy says.</source>
        <translation>
            <numerusform>Son instance (%n) est remplacée par une nouvelle, selon sa stratégie de mise à jour.</numerusform>
            <numerusform>Ses %n instances sont remplacées par de nouvelles, selon sa stratégie de mise à jour.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Redémarrer</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>Redémarrage…</translation>
    </message>
    <message>
        <source>Suspend %1</source>
        <translation>Suspendre %1</translation>
    </message>
    <message numerus="yes">
        <source>Its %n instance(s) are stopped. The definition stays; resume starts it again.</source>
        <translation>
            <numerusform>Son instance (%n) est arrêtée. La définition reste&#xa0;; «&#xa0;Reprendre&#xa0;» la relance.</numerusform>
            <numerusform>Ses %n instances sont arrêtées. La définition reste&#xa0;; «&#xa0;Reprendre&#xa0;» les relance.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Suspend</source>
        <translation>&amp;Suspendre</translation>
    </message>
    <message>
        <source>Suspending…</source>
        <translation>Suspension…</translation>
    </message>
    <message>
        <source>Destroy %1</source>
        <translation>Détruire %1</translation>
    </message>
    <message numerus="yes">
        <source>Its %n instance(s) are stopped; its definition and all its versions are gone. This cannot be undone.</source>
        <translation>
            <numerusform>Son instance (%n) est arrêtée&#xa0;; sa définition et toutes ses versions sont perdues. C’est irréversible.</numerusform>
            <numerusform>Ses %n instances sont arrêtées&#xa0;; sa définition et toutes ses versions sont perdues. C’est irréversible.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Destroy</source>
        <translation>&amp;Détruire</translation>
    </message>
    <message>
        <source>Destroying…</source>
        <translation>Destruction…</translation>
    </message>
    <message>
        <source>Destroy group %1</source>
        <translation>Détruire le groupe %1</translation>
    </message>
    <message numerus="yes">
        <source>Everything inside is destroyed: %n app(s).</source>
        <translation>
            <numerusform>Tout son contenu est détruit&#xa0;: %n application.</numerusform>
            <numerusform>Tout son contenu est détruit&#xa0;: %n applications.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) are stopped. This cannot be undone.</source>
        <translation>
            <numerusform>%n instance est arrêtée. C’est irréversible.</numerusform>
            <numerusform>%n instances sont arrêtées. C’est irréversible.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kill %n instance(s) of %1</source>
        <translation>
            <numerusform>Tuer %n instance de %1</numerusform>
            <numerusform>Tuer %n instances de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>instance on node</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>&amp;Kill</source>
        <translation>&amp;Tuer</translation>
    </message>
    <message>
        <source>Killing…</source>
        <translation>Arrêt forcé…</translation>
    </message>
    <message>
        <source>Kill, and start others in their place</source>
        <translation>Tuer, et en démarrer d’autres à la place</translation>
    </message>
    <message>
        <source>The app keeps its number of instances.</source>
        <translation>L’application garde son nombre d’instances.</translation>
    </message>
    <message>
        <source>Kill, and scale the app down</source>
        <translation>Tuer, et réduire l’application</translation>
    </message>
    <message numerus="yes">
        <source>The app has %n instance(s) less afterwards.</source>
        <translation>
            <numerusform>L’application a ensuite %n instance de moins.</numerusform>
            <numerusform>L’application a ensuite %n instances de moins.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kill, and wipe their data</source>
        <translation>Tuer, et effacer leurs données</translation>
    </message>
    <message>
        <source>For apps with local volumes: what these instances have written is lost, others start empty elsewhere.</source>
        <translation>Pour les applications à volumes locaux&#xa0;: ce que ces instances ont écrit est perdu, d’autres démarrent vides ailleurs.</translation>
    </message>
    <message>
        <source>It seems to be over already.</source>
        <translation>Il semble déjà terminé.</translation>
    </message>
    <message>
        <source>Start %1 without further delay</source>
        <translation>Démarrer %1 sans plus attendre</translation>
    </message>
    <message numerus="yes">
        <source>Marathon waits %n s more before the next try, because earlier ones failed. It will try at once.</source>
        <translation>
            <numerusform>Marathon attend encore %n s avant le prochain essai, car les précédents ont échoué. Il essaiera aussitôt.</numerusform>
            <numerusform>Marathon attend encore %n s avant le prochain essai, car les précédents ont échoué. Il essaiera aussitôt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Marathon waits before the next try, because earlier ones failed. It will try at once.</source>
        <translation>Marathon attend avant le prochain essai, car les précédents ont échoué. Il essaiera aussitôt.</translation>
    </message>
    <message>
        <source>&amp;Start now</source>
        <translation>Démarrer &amp;maintenant</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>It is at step %1 of %2; of its apps run %3 new and %4 old instances.</source>
        <translation>Il en est à l’étape %1 sur %2&#xa0;; de ses applications tournent %3 nouvelles instances et %4 anciennes.</translation>
    </message>
    <message>
        <source>It changes:</source>
        <translation>Il modifie&#xa0;:</translation>
    </message>
    <message>
        <source>It ends, and a new deployment brings these apps back to what they were before it: instances that it has started are replaced again, apps that it created are removed.</source>
        <translation>Il prend fin, et un nouveau déploiement ramène ces applications à ce qu’elles étaient avant lui&#xa0;: les instances qu’il a démarrées sont remplacées de nouveau, les applications qu’il a créées sont retirées.</translation>
    </message>
    <message>
        <source>Roll a deployment back</source>
        <translation>Revenir sur un déploiement</translation>
    </message>
    <message>
        <source>&amp;Roll back</source>
        <translation>&amp;Revenir en arrière</translation>
    </message>
    <message>
        <source>Rolling back…</source>
        <translation>Retour en arrière…</translation>
    </message>
    <message>
        <source>It ends where it is, and nothing is rolled back: old and new instances stay side by side until the apps are deployed again.</source>
        <translation>Il s’arrête où il en est, et rien n’est ramené en arrière&#xa0;: anciennes et nouvelles instances restent côte à côte jusqu’à ce que les applications soient redéployées.</translation>
    </message>
    <message>
        <source>Stop a deployment without rolling back</source>
        <translation>Arrêter un déploiement sans revenir en arrière</translation>
    </message>
    <message>
        <source>&amp;Stop it</source>
        <translation>L’&amp;arrêter</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message numerus="yes">
        <source>Marathon does not replace a pod&apos;s instances one after the other, as it does with an app&apos;s. All %n of them are killed at once, and others are started in their place.</source>
        <translation>
            <numerusform>Marathon ne remplace pas les instances d’un pod l’une après l’autre, comme il le fait pour une application. Son unique instance (%n) est tuée, et une autre démarre à sa place.</numerusform>
            <numerusform>Marathon ne remplace pas les instances d’un pod l’une après l’autre, comme il le fait pour une application. Les %n instances sont tuées d’un coup, et d’autres démarrent à leur place.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Kill all</source>
        <translation>&amp;Tout tuer</translation>
    </message>
    <message>
        <source>An instance of a pod ends with all its containers.</source>
        <translation>Une instance d’un pod s’arrête avec tous ses conteneurs.</translation>
    </message>
    <message>
        <source>The pod keeps its number of instances.</source>
        <translation>Le pod garde son nombre d’instances.</translation>
    </message>
    <message>
        <source>For pods with local volumes: what these instances have written is lost, others start empty elsewhere.</source>
        <translation>Pour les pods à volumes locaux : ce que ces instances ont écrit est perdu, d’autres démarrent vides ailleurs.</translation>
    </message>
    <message>
        <source>Nothing of it runs: there is nothing to restart.</source>
        <translation>Rien n’en tourne : il n’y a rien à redémarrer.</translation>
    </message>
</context>
<context>
    <name>DefinitionForm</name>
    <message>
        <source>registry.example.org/team/app:1.0</source>
        <translation>registry.example.org/equipe/app:1.0</translation>
    </message>
    <message>
        <source>Docker i&amp;mage</source>
        <translation>I&amp;mage Docker</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>&amp;Commande</translation>
    </message>
    <message>
        <source>For a shell. May stay empty where the image starts something itself.</source>
        <translation>Pour un shell. Peut rester vide si l’image démarre elle-même quelque chose.</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>/group/app</source>
        <translation>/groupe/app</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>&amp;Instances</translation>
    </message>
    <message>
        <source>Ar&amp;guments</source>
        <translation>Ar&amp;guments</translation>
    </message>
    <message>
        <source>One on each line, instead of a command: no shell takes them apart.</source>
        <translation>Un par ligne, à la place d’une commande : aucun shell ne les découpe.</translation>
    </message>
    <message>
        <source>C&amp;PUs, of each instance</source>
        <translation>C&amp;PU, par instance</translation>
    </message>
    <message>
        <source>Memor&amp;y, MiB</source>
        <translation>M&amp;émoire, Mio</translation>
    </message>
    <message>
        <source>Dis&amp;k, MiB</source>
        <translation>Dis&amp;que, Mio</translation>
    </message>
    <message>
        <source>Container and limits</source>
        <translation>Conteneur et limites</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>Exécuté par</translation>
    </message>
    <message>
        <source>no container</source>
        <translation>aucun conteneur</translation>
    </message>
    <message>
        <source>Docker</source>
        <translation>Docker</translation>
    </message>
    <message>
        <source>Mesos&apos; own runtime</source>
        <translation>le moteur de Mesos</translation>
    </message>
    <message>
        <source>As user</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Pull the image before every start</source>
        <translation>Télécharger l’image à chaque démarrage</translation>
    </message>
    <message>
        <source>Privileged: all rights on the node</source>
        <translation>Privilégié : tous les droits sur le nœud</translation>
    </message>
    <message>
        <source>A terminal (tty)</source>
        <translation>Un terminal (tty)</translation>
    </message>
    <message>
        <source>Secret for the registry</source>
        <translation>Secret pour le registre</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>Limite de CPU</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Memory limit, MiB</source>
        <translation>Limite de mémoire, Mio</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>comme demandé</translation>
    </message>
    <message>
        <source>Limits: a number, or “unlimited”; what lies above the request is used while the node has it.</source>
        <translation>Limites : un nombre, ou « unlimited » ; ce qui dépasse la demande est utilisé tant que le nœud en dispose.</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Exécuteur</translation>
    </message>
    <message>
        <source>Its CPUs</source>
        <translation>Ses CPU</translation>
    </message>
    <message>
        <source>Its memory, MiB</source>
        <translation>Sa mémoire, Mio</translation>
    </message>
    <message>
        <source>Parameters for Docker, as “docker run” knows them:</source>
        <translation>Paramètres pour Docker, comme « docker run » les connaît :</translation>
    </message>
    <message>
        <source>Docker parameters</source>
        <translation>Paramètres Docker</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>Autres champs</translation>
    </message>
    <message>
        <source>What the definition has beside the fields above, as JSON. What a newer Marathon knows can be added here.</source>
        <translation>Ce que la définition contient en plus des champs ci-dessus, en JSON. Ce qu’un Marathon plus récent connaît peut être ajouté ici.</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>Kept by the cluster&apos;s secret store; the app gets their values in variables.</source>
        <translation>Gardés par le coffre du cluster ; l’application reçoit leurs valeurs dans des variables.</translation>
    </message>
    <message>
        <source>Place in the store</source>
        <translation>Place dans le coffre</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Load balancer: a virtual host</source>
        <translation>Répartiteur : un hôte virtuel</translation>
    </message>
    <message>
        <source>Load balancer: marathon-lb&apos;s group</source>
        <translation>Répartiteur : le groupe de marathon-lb</translation>
    </message>
    <message>
        <source>Send its logs to the platform</source>
        <translation>Envoyer ses journaux à la plateforme</translation>
    </message>
    <message>
        <source>Send its metrics to the platform</source>
        <translation>Envoyer ses mesures à la plateforme</translation>
    </message>
    <message>
        <source>One instance at most</source>
        <translation>Une instance au plus</translation>
    </message>
    <message>
        <source>Add labels for</source>
        <translation>Ajouter des étiquettes</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Variables d’environnement</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Never replace instances that cannot be reached</source>
        <translation>Ne jamais remplacer les instances injoignables</translation>
    </message>
    <message>
        <source>Replaced after, s</source>
        <translation>Remplacées après, s</translation>
    </message>
    <message>
        <source>Given up after, s</source>
        <translation>Abandonnées après, s</translation>
    </message>
    <message>
        <source>Readiness check</source>
        <translation>Test de disponibilité</translation>
    </message>
    <message>
        <source>During a deployment new instances count only when this answers as it should. Marathon takes one.</source>
        <translation>Pendant un déploiement, les nouvelles instances ne comptent que si ce test répond comme il faut. Marathon en prend un.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Port&apos;s name</source>
        <translation>Nom du port</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Interval, s</source>
        <translation>Intervalle, s</translation>
    </message>
    <message>
        <source>Timeout, s</source>
        <translation>Délai, s</translation>
    </message>
    <message>
        <source>Keep the last answer</source>
        <translation>Garder la dernière réponse</translation>
    </message>
    <message>
        <source>Upgrade and restart</source>
        <translation>Mise à jour et relance</translation>
    </message>
    <message>
        <source>Healthy during an upgrade, at least (0 to 1)</source>
        <translation>Saines pendant une mise à jour, au moins (0 à 1)</translation>
    </message>
    <message>
        <source>More than wanted, at most (0 to 1)</source>
        <translation>En plus du nombre voulu, au plus (0 à 1)</translation>
    </message>
    <message>
        <source>First wait after a failure, s</source>
        <translation>Première attente après échec, s</translation>
    </message>
    <message>
        <source>Then times</source>
        <translation>Puis multipliée par</translation>
    </message>
    <message>
        <source>Longest wait, s</source>
        <translation>Attente la plus longue, s</translation>
    </message>
    <message>
        <source>Time to end by itself, s</source>
        <translation>Temps pour s’arrêter, s</translation>
    </message>
    <message>
        <source>the agent&apos;s</source>
        <translation>celui de l’agent</translation>
    </message>
    <message>
        <source>Ended first when scaled down</source>
        <translation>Arrêtées d’abord en réduisant</translation>
    </message>
    <message>
        <source>the youngest</source>
        <translation>les plus récentes</translation>
    </message>
    <message>
        <source>the oldest</source>
        <translation>les plus anciennes</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Dépendances</translation>
    </message>
    <message>
        <source>Apps and groups that must run before</source>
        <translation>Applications et groupes qui doivent tourner avant</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Un par ligne.</translation>
    </message>
    <message>
        <source>One on each line, such as %1.</source>
        <translation>Un par ligne, comme %1.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Host: the node&apos;s own ports</source>
        <translation>Hôte : les ports du nœud</translation>
    </message>
    <message>
        <source>Bridge: ports are mapped</source>
        <translation>Pont : les ports sont traduits</translation>
    </message>
    <message>
        <source>Container: an address of its own</source>
        <translation>Conteneur : une adresse à lui</translation>
    </message>
    <message>
        <source>Net&amp;work mode</source>
        <translation>Mode rése&amp;au</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>In the container</source>
        <translation>Dans le conteneur</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>On the node</source>
        <translation>Sur le nœud</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>0 lets Marathon choose.</source>
        <translation>0 laisse Marathon choisir.</translation>
    </message>
    <message>
        <source>On the node the very same ports (requirePorts)</source>
        <translation>Exactement les mêmes ports sur le nœud (requirePorts)</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>Tests de santé</translation>
    </message>
    <message>
        <source>name of a node</source>
        <translation>nom d’un nœud</translation>
    </message>
    <message>
        <source>Node to pin the app to</source>
        <translation>Nœud auquel attacher l’application</translation>
    </message>
    <message>
        <source>Pin to this node</source>
        <translation>Attacher à ce nœud</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Placement</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Contraintes</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Roles whose resources it accepts</source>
        <translation>Rôles dont elle accepte les ressources</translation>
    </message>
    <message>
        <source>One on each line; * for what is not reserved.</source>
        <translation>Un par ligne ; * pour ce qui n’est pas réservé.</translation>
    </message>
    <message>
        <source>One on each line; * for what is not reserved. Known: %1.</source>
        <translation>Un par ligne ; * pour ce qui n’est pas réservé. Connus : %1.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Add a volume</source>
        <translation>Ajouter un volume</translation>
    </message>
    <message>
        <source>A folder of the node</source>
        <translation>Un dossier du nœud</translation>
    </message>
    <message>
        <source>Persistent, on the node&apos;s disk</source>
        <translation>Persistant, sur le disque du nœud</translation>
    </message>
    <message>
        <source>External, by a driver</source>
        <translation>Externe, par un pilote</translation>
    </message>
    <message>
        <source>A secret as a file</source>
        <translation>Un secret dans un fichier</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>Persistant</translation>
    </message>
    <message>
        <source>Size, MiB</source>
        <translation>Taille, Mio</translation>
    </message>
    <message>
        <source>External name</source>
        <translation>Nom externe</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>The data of a folder of the node and of a persistent volume stay where they are: pin the app to that node (placement), or it starts elsewhere without them.</source>
        <translation>Les données d’un dossier du nœud et d’un volume persistant restent où elles sont : attachez l’application à ce nœud (placement), sinon elle démarre ailleurs sans elles.</translation>
    </message>
    <message>
        <source>Artifacts</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Files that are fetched into the sandbox before the start.</source>
        <translation>Fichiers téléchargés dans le bac à sable avant le démarrage.</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Sous le nom</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>Décompresser</translation>
    </message>
    <message>
        <source>Executable</source>
        <translation>Exécutable</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Tags…</translation>
    </message>
    <message>
        <source>Tags of the image</source>
        <translation>Tags de l’image</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>An instance runs all containers side by side on one node, and an executor that minds them:</source>
        <translation>Une instance fait tourner tous les conteneurs côte à côte sur un nœud, avec un exécuteur qui les surveille :</translation>
    </message>
    <message>
        <source>Its disk, MiB</source>
        <translation>Son disque, Mio</translation>
    </message>
    <message>
        <source>Named here, mounted by containers. One without anything but a name is shared by the containers of an instance and gone with it.</source>
        <translation>Nommés ici, montés par les conteneurs. Un volume qui n’a qu’un nom est partagé par les conteneurs d’une instance et disparaît avec elle.</translation>
    </message>
    <message>
        <source>Docker image</source>
        <translation>Image Docker</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory, MiB</source>
        <translation>Mémoire, Mio</translation>
    </message>
    <message>
        <source>Disk, MiB</source>
        <translation>Disque, Mio</translation>
    </message>
    <message>
        <source>Endpoints: its ports by name. 0 lets Marathon choose.</source>
        <translation>Points d’accès : ses ports, par leur nom. 0 laisse choisir Marathon.</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Points d’accès</translation>
    </message>
    <message>
        <source>Volumes of the pod that it mounts:</source>
        <translation>Volumes du pod qu’il monte :</translation>
    </message>
    <message>
        <source>Mounted volumes</source>
        <translation>Volumes montés</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>Environment variables of its own:</source>
        <translation>Ses propres variables d’environnement :</translation>
    </message>
    <message>
        <source>Files that are fetched into the sandbox before the start:</source>
        <translation>Fichiers copiés dans le bac à sable avant le démarrage :</translation>
    </message>
    <message>
        <source>Labels of its own:</source>
        <translation>Ses propres étiquettes :</translation>
    </message>
    <message>
        <source>Add a container</source>
        <translation>Ajouter un conteneur</translation>
    </message>
    <message>
        <source>Remove this container</source>
        <translation>Retirer ce conteneur</translation>
    </message>
    <message>
        <source>Container %1</source>
        <translation>Conteneur %1</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>HTTP: a path answers</source>
        <translation>HTTP : un chemin répond</translation>
    </message>
    <message>
        <source>TCP: a port is open</source>
        <translation>TCP : un port est ouvert</translation>
    </message>
    <message>
        <source>A command in the container</source>
        <translation>Une commande dans le conteneur</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Vérification de santé</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point d’accès</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Grace period, s</source>
        <translation>Délai de grâce, s</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>Échecs de suite</translation>
    </message>
    <message>
        <source>Delay, s</source>
        <translation>Attente, s</translation>
    </message>
    <message>
        <source>Add a container…</source>
        <translation>Ajouter un conteneur…</translation>
    </message>
    <message>
        <source>Several containers that are started and ended together make a pod.</source>
        <translation>Plusieurs conteneurs démarrés et arrêtés ensemble forment un pod.</translation>
    </message>
    <message>
        <source>With a second container this becomes a pod: its containers share a network, are run by Mesos&apos; own runtime, and are started and ended together. What is filled in moves to the first container.</source>
        <translation>Avec un second conteneur, ceci devient un pod : ses conteneurs partagent un réseau, sont exécutés par le moteur propre de Mesos, et sont démarrés et arrêtés ensemble. Ce qui est rempli passe au premier conteneur.</translation>
    </message>
    <message>
        <source>A pod has no place for: %1.</source>
        <translation>Un pod n&apos;a pas de place pour : %1.</translation>
    </message>
    <message>
        <source>Make it a pod</source>
        <translation>En faire un pod</translation>
    </message>
</context>
<context>
    <name>DeploymentItems</name>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a step</comment>
        <translation>fait</translation>
    </message>
    <message>
        <source>under way</source>
        <comment>a step</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to come</source>
        <comment>a step</comment>
        <translation>à venir</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>number of a step, what it does</comment>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Readiness checks</source>
        <translation>Tests de disponibilité</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>an instance</comment>
        <translation>prête</translation>
    </message>
    <message>
        <source>not ready yet</source>
        <translation>pas encore prête</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>HTTP %1: %2</source>
        <translation>HTTP %1 : %2</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>pas encore de réponse</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>instances</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Afficher %1</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>%1 (%2 ago)</source>
        <translation>%1 (il y a %2)</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>how long it lasted</comment>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>Applications</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>apps</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <comment>finished after 42 s</comment>
        <translation>%1 après %2</translation>
    </message>
    <message>
        <source>not finished</source>
        <comment>a step</comment>
        <translation>inachevé</translation>
    </message>
    <message>
        <source>not begun</source>
        <comment>a step</comment>
        <translation>pas commencé</translation>
    </message>
</context>
<context>
    <name>DeploymentText</name>
    <message>
        <source>start %1</source>
        <translation>démarrer %1</translation>
    </message>
    <message>
        <source>stop %1</source>
        <translation>arrêter %1</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>redimensionner %1</translation>
    </message>
    <message>
        <source>restart %1</source>
        <translation>redémarrer %1</translation>
    </message>
    <message>
        <source>fetch the artifacts of %1</source>
        <translation>récupérer les artefacts de %1</translation>
    </message>
    <message>
        <source>stop the old instances of %1</source>
        <translation>arrêter les anciennes instances de %1</translation>
    </message>
    <message>
        <source>stuck</source>
        <comment>a deployment</comment>
        <translation>bloqué</translation>
    </message>
    <message>
        <source>running</source>
        <comment>a deployment</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>finished</source>
        <comment>a deployment</comment>
        <translation>terminé</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a deployment</comment>
        <translation>échoué</translation>
    </message>
    <message>
        <source>rolled back</source>
        <comment>a deployment</comment>
        <translation>annulé</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>a deployment</comment>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>over</source>
        <comment>a deployment</comment>
        <translation>fini</translation>
    </message>
    <message>
        <source>Marathon said that it succeeded.</source>
        <translation>Marathon a dit qu’il a réussi.</translation>
    </message>
    <message>
        <source>Its instances run as it wanted them.</source>
        <translation>Ses instances tournent comme il les voulait.</translation>
    </message>
    <message>
        <source>Marathon said that it failed, or was cancelled.</source>
        <translation>Marathon a dit qu’il a échoué ou a été annulé.</translation>
    </message>
    <message>
        <source>Marathon said that it failed: %1</source>
        <translation>Marathon a dit qu’il a échoué : %1</translation>
    </message>
    <message>
        <source>It was rolled back from here.</source>
        <translation>Il a été annulé d’ici.</translation>
    </message>
    <message>
        <source>It was stopped from here, where it was.</source>
        <translation>Il a été arrêté d’ici, là où il en était.</translation>
    </message>
    <message>
        <source>It is gone, and its apps do not run as it wanted them.</source>
        <translation>Il a disparu, et ses applications ne tournent pas comme il les voulait.</translation>
    </message>
    <message>
        <source>It ended while nobody watched.</source>
        <translation>Il s’est terminé sans que personne ne regarde.</translation>
    </message>
    <message>
        <source>It has not got on for %1</source>
        <translation>Il n’avance plus depuis %1</translation>
    </message>
    <message>
        <source>Nothing that Marathon tells says why.</source>
        <translation>Rien de ce que dit Marathon n’en donne la raison.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) of %1 wait for an offer that fits.</source>
        <translation>
            <numerusform>%n instance de %1 attend une offre qui convient.</numerusform>
            <numerusform>%n instances de %1 attendent une offre qui convient.</numerusform>
        </translation>
    </message>
    <message>
        <source>New instances of %1 keep failing.</source>
        <translation>Les nouvelles instances de %1 échouent sans cesse.</translation>
    </message>
    <message>
        <source>New instances of %1 keep failing: %2</source>
        <translation>Les nouvelles instances de %1 échouent sans cesse : %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new instance(s) of %1 run, but their health checks do not pass.</source>
        <translation>
            <numerusform>%n nouvelle instance de %1 tourne, mais son test de santé ne passe pas.</numerusform>
            <numerusform>%n nouvelles instances de %1 tournent, mais leurs tests de santé ne passent pas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) of %1 are being killed and do not end.</source>
        <translation>
            <numerusform>%n instance de %1 est en cours d’arrêt et ne se termine pas.</numerusform>
            <numerusform>%n instances de %1 sont en cours d’arrêt et ne se terminent pas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DockerRunText</name>
    <message>
        <source>This flag is not known: it is left out.</source>
        <translation>Cette option est inconnue : elle est laissée de côté.</translation>
    </message>
    <message>
        <source>This flag is not known: it is left out, and so is “%1”, which seems to be its value.</source>
        <translation>Cette option est inconnue : elle est laissée de côté, ainsi que « %1 », qui semble être sa valeur.</translation>
    </message>
    <message>
        <source>This flag is not known: it is left out. “%1” was taken for the image.</source>
        <translation>Cette option est inconnue : elle est laissée de côté. « %1 » a été pris pour l’image.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: it is left out.</source>
        <translation>« %1 » est illisible : laissé de côté.</translation>
    </message>
    <message>
        <source>Marathon has nothing like it: it is left out.</source>
        <translation>Marathon n’a rien de tel : laissé de côté.</translation>
    </message>
    <message>
        <source>Marathon takes no such name: it became %1.</source>
        <translation>Marathon ne prend pas un tel nom : il devient %1.</translation>
    </message>
    <message>
        <source>No name was given: it became %1, after the image.</source>
        <translation>Aucun nom n’était donné : il devient %1, d’après l’image.</translation>
    </message>
    <message>
        <source>Marathon binds no single address: “%1” is left out.</source>
        <translation>Marathon ne lie pas une adresse précise : « %1 » est laissé de côté.</translation>
    </message>
    <message>
        <source>Marathon chooses a free port by itself, not one of “%1”.</source>
        <translation>Marathon choisit lui-même un port libre, pas l’un de « %1 ».</translation>
    </message>
    <message numerus="yes">
        <source>More than %n ports: the rest is left out.</source>
        <translation>
            <numerusform>Plus de %n port : le reste est laissé de côté.</numerusform>
            <numerusform>Plus de %n ports : le reste est laissé de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the node&apos;s own network nothing is published: it is left out.</source>
        <translation>Dans le réseau du nœud rien n’est publié : laissé de côté.</translation>
    </message>
    <message>
        <source>Marathon chooses the service ports.</source>
        <translation>Marathon choisit les ports de service.</translation>
    </message>
    <message>
        <source>Only the image knows its ports: add them by hand.</source>
        <translation>Seule l’image connaît ses ports : ajoutez-les à la main.</translation>
    </message>
    <message>
        <source>A port that is only exposed is not reached from outside: it is left out.</source>
        <translation>Un port seulement exposé n’est pas joignable de l’extérieur : laissé de côté.</translation>
    </message>
    <message>
        <source>The value would come from your shell: fill it in.</source>
        <translation>La valeur viendrait de votre shell : saisissez-la.</translation>
    </message>
    <message>
        <source>The file “%1” is not read: add its variables by hand.</source>
        <translation>Le fichier « %1 » n’est pas lu : ajoutez ses variables à la main.</translation>
    </message>
    <message>
        <source>A volume without a name is made anew with each instance.</source>
        <translation>Un volume sans nom est recréé avec chaque instance.</translation>
    </message>
    <message>
        <source>“%1” is no path of a node.</source>
        <translation>« %1 » n’est pas un chemin d’un nœud.</translation>
    </message>
    <message>
        <source>Marathon does not know the option “%1” of a volume.</source>
        <translation>Marathon ne connaît pas l’option « %1 » d’un volume.</translation>
    </message>
    <message>
        <source>Marathon limits memory, not swap: it is left out.</source>
        <translation>Marathon limite la mémoire, pas le swap : laissé de côté.</translation>
    </message>
    <message>
        <source>Another flag says the same: that one holds.</source>
        <translation>Une autre option dit la même chose : c’est elle qui vaut.</translation>
    </message>
    <message>
        <source>Docker gets no GPUs from Mesos: run it by Mesos&apos; own runtime for that.</source>
        <translation>Docker ne reçoit pas de GPU de Mesos : utilisez pour cela le moteur de Mesos.</translation>
    </message>
    <message>
        <source>Marathon has no app without a network: it stays in the bridge.</source>
        <translation>Marathon n’a pas d’application sans réseau : elle reste dans le pont.</translation>
    </message>
    <message>
        <source>An app has one network: the first holds.</source>
        <translation>Une application a un seul réseau : le premier vaut.</translation>
    </message>
    <message>
        <source>Without a command there is nothing to check.</source>
        <translation>Sans commande il n’y a rien à tester.</translation>
    </message>
    <message>
        <source>Marathon counts whole seconds.</source>
        <translation>Marathon compte en secondes entières.</translation>
    </message>
    <message>
        <source>Marathon always starts again what has ended.</source>
        <translation>Marathon relance toujours ce qui s’est arrêté.</translation>
    </message>
    <message>
        <source>Nobody sits at a terminal there.</source>
        <translation>Personne n’est devant un terminal là-bas.</translation>
    </message>
    <message>
        <source>Marathon fetches an image that the node does not have.</source>
        <translation>Marathon télécharge une image que le nœud n’a pas.</translation>
    </message>
    <message>
        <source>No shell reads this: “%1” is not expanded, and what follows a command is left out.</source>
        <translation>Aucun shell ne lit ceci : « %1 » n’est pas développé, et ce qui suit une commande est laissé de côté.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a flag of docker run, and what became of it</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>At character %1: </source>
        <translation>Au caractère %1 : </translation>
    </message>
    <message>
        <source>This is no “docker run” line.</source>
        <translation>Ce n’est pas une ligne « docker run ».</translation>
    </message>
    <message>
        <source>This line is too long.</source>
        <translation>Cette ligne est trop longue.</translation>
    </message>
    <message>
        <source>a quote is opened and never closed.</source>
        <translation>un guillemet est ouvert et jamais fermé.</translation>
    </message>
    <message>
        <source>a substitution is opened and never closed.</source>
        <translation>une substitution est ouverte et jamais fermée.</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 demande une valeur.</translation>
    </message>
    <message>
        <source>The image is missing.</source>
        <translation>L’image manque.</translation>
    </message>
    <message>
        <source>“%1” is no image.</source>
        <translation>« %1 » n’est pas une image.</translation>
    </message>
</context>
<context>
    <name>EffectText</name>
    <message>
        <source>Nothing changes: this is what runs.</source>
        <translation>Rien ne change : c’est ce qui tourne.</translation>
    </message>
    <message>
        <source>No instance is started: the number wanted is 0.</source>
        <translation>Aucune instance n’est démarrée : le nombre voulu est 0.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) are started.</source>
        <translation>
            <numerusform>%n instance est démarrée.</numerusform>
            <numerusform>%n instances sont démarrées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n instance(s) are stopped: the app is suspended.</source>
        <translation>
            <numerusform>%n instance est arrêtée : l’application est suspendue.</numerusform>
            <numerusform>Les %n instances sont arrêtées : l’application est suspendue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) are stopped, the others run on.</source>
        <translation>
            <numerusform>%n instance est arrêtée, les autres continuent.</numerusform>
            <numerusform>%n instances sont arrêtées, les autres continuent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) are started beside those that run.</source>
        <translation>
            <numerusform>%n instance est démarrée à côté de celles qui tournent.</numerusform>
            <numerusform>%n instances sont démarrées à côté de celles qui tournent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every instance is replaced: %1 started, %2 stopped.</source>
        <translation>Chaque instance est remplacée : %1 démarrées, %2 arrêtées.</translation>
    </message>
    <message>
        <source>Whether they fit is not known: no node tells what it has.</source>
        <translation>On ne sait pas si elles tiennent : aucun nœud ne dit ce qu’il a.</translation>
    </message>
    <message>
        <source>They will wait: %1</source>
        <translation>Elles attendront : %1</translation>
    </message>
    <message numerus="yes">
        <source>The nodes have room for %n of them by CPU, memory and disk: the others wait until something else has gone.</source>
        <translation>
            <numerusform>Les nœuds ont de la place pour %n d’entre elles en CPU, mémoire et disque : les autres attendent qu’autre chose soit parti.</numerusform>
            <numerusform>Les nœuds ont de la place pour %n d’entre elles en CPU, mémoire et disque : les autres attendent qu’autre chose soit parti.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They fit: %n node(s) have room.</source>
        <translation>
            <numerusform>Elles tiennent : %n nœud a de la place.</numerusform>
            <numerusform>Elles tiennent : %n nœuds ont de la place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n run at once</source>
        <translation>
            <numerusform>au plus %n tourne à la fois</numerusform>
            <numerusform>au plus %n tournent à la fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Meanwhile at least %n stay up, %1.</source>
        <translation>
            <numerusform>Pendant ce temps au moins %n reste, %1.</numerusform>
            <numerusform>Pendant ce temps au moins %n restent, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Meanwhile there may be none that serves; %1.</source>
        <translation>Pendant ce temps il peut n’y en avoir aucune qui serve ; %1.</translation>
    </message>
    <message>
        <source>At its peak it needs %1 more than now.</source>
        <translation>Au plus fort, il faut %1 de plus que maintenant.</translation>
    </message>
    <message>
        <source>Together they ask for %1.</source>
        <translation>Ensemble elles demandent %1.</translation>
    </message>
</context>
<context>
    <name>EndpointForm</name>
    <message>
        <source>An address begins with http:// or https://.</source>
        <translation>Une adresse commence par http:// ou https://.</translation>
    </message>
    <message>
        <source>This address names no host.</source>
        <translation>Cette adresse ne nomme aucun hôte.</translation>
    </message>
    <message>
        <source>Put user and password into the fields below, not into the address.</source>
        <translation>Saisir l’utilisateur et le mot de passe dans les champs ci-dessous, pas dans l’adresse.</translation>
    </message>
    <message>
        <source>This is not an address.</source>
        <translation>Ce n’est pas une adresse.</translation>
    </message>
    <message>
        <source>Say which kind of store it is.</source>
        <translation>Indiquer le type de stockage.</translation>
    </message>
    <message>
        <source>or %1</source>
        <comment>another form of address</comment>
        <translation>ou %1</translation>
    </message>
    <message>
        <source>A ZooKeeper address reads zk://host:2181,host2:2181/mesos.</source>
        <translation>Une adresse ZooKeeper s’écrit zk://hôte:2181,hôte2:2181/mesos.</translation>
    </message>
    <message>
        <source>Only Mesos masters are found through ZooKeeper.</source>
        <translation>Seuls les maîtres Mesos se trouvent par ZooKeeper.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Marathon</source>
        <comment>subject of a sentence</comment>
        <translation>Marathon</translation>
    </message>
    <message>
        <source>Mesos</source>
        <comment>subject of a sentence</comment>
        <translation>Mesos</translation>
    </message>
    <message>
        <source>The metrics store</source>
        <comment>subject of a sentence</comment>
        <translation>Le stockage des métriques</translation>
    </message>
    <message>
        <source>The log store</source>
        <comment>subject of a sentence</comment>
        <translation>Le stockage des journaux</translation>
    </message>
    <message>
        <source>The load balancer</source>
        <comment>subject of a sentence</comment>
        <translation>Le répartiteur de charge</translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s) lock this app.</source>
        <translation>
            <numerusform>%n déploiement verrouille cette application.</numerusform>
            <numerusform>%n déploiements verrouillent cette application.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else has changed this app meanwhile.</source>
        <translation>Quelqu’un d’autre a modifié cette application entre-temps.</translation>
    </message>
    <message>
        <source>Another command for this app is still on its way.</source>
        <translation>Une autre commande pour cette application est encore en route.</translation>
    </message>
    <message>
        <source>Wait for its answer.</source>
        <translation>Attendre sa réponse.</translation>
    </message>
    <message>
        <source>%1 refuses: this conflicts with the present state.</source>
        <translation>%1 refuse&#xa0;: c’est en conflit avec l’état actuel.</translation>
    </message>
    <message>
        <source>Look at what changed meanwhile, then try again.</source>
        <translation>Regarder ce qui a changé entre-temps, puis réessayer.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 est injoignable.</translation>
    </message>
    <message>
        <source>Check the address and the network. It is tried again by itself.</source>
        <translation>Vérifier l’adresse et le réseau. De nouveaux essais ont lieu automatiquement.</translation>
    </message>
    <message>
        <source>%1 does not answer in time.</source>
        <translation>%1 ne répond pas à temps.</translation>
    </message>
    <message>
        <source>It may be overloaded. It is tried again by itself.</source>
        <translation>Surcharge possible. De nouveaux essais ont lieu automatiquement.</translation>
    </message>
    <message>
        <source>%1 refuses the user or the password.</source>
        <translation>%1 refuse l’utilisateur ou le mot de passe.</translation>
    </message>
    <message>
        <source>Check user and password of this cluster&apos;s connection.</source>
        <translation>Vérifier l’utilisateur et le mot de passe de la connexion à ce cluster.</translation>
    </message>
    <message>
        <source>%1 does not allow this to this user.</source>
        <translation>%1 ne le permet pas à cet utilisateur.</translation>
    </message>
    <message>
        <source>Ask who runs the cluster for the right to do it.</source>
        <translation>En demander le droit à qui gère le cluster.</translation>
    </message>
    <message>
        <source>%1 does not know this address.</source>
        <translation>%1 ne connaît pas cette adresse.</translation>
    </message>
    <message>
        <source>It may be gone, or the path in the connection&apos;s URL is wrong.</source>
        <translation>L’objet a peut-être disparu, ou le chemin dans l’URL de la connexion est faux.</translation>
    </message>
    <message>
        <source>%1 refuses the definition.</source>
        <translation>%1 refuse la définition.</translation>
    </message>
    <message>
        <source>Mend what it names, then send again.</source>
        <translation>Corriger ce qui est indiqué, puis renvoyer.</translation>
    </message>
    <message>
        <source>%1 has no leader at the moment.</source>
        <translation>%1 n’a pas de leader pour le moment.</translation>
    </message>
    <message>
        <source>An election takes some seconds. It is tried again by itself.</source>
        <translation>Une élection dure quelques secondes. De nouveaux essais ont lieu automatiquement.</translation>
    </message>
    <message>
        <source>%1 asks for less haste.</source>
        <translation>%1 demande de ralentir.</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>Réessayer dans %1.</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>Réessayer dans un moment.</translation>
    </message>
    <message>
        <source>%1 failed with status %2.</source>
        <translation>%1 a échoué avec le statut %2.</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 a échoué.</translation>
    </message>
    <message>
        <source>The fault is on the server&apos;s side. Try again; its log says more.</source>
        <translation>L’erreur est du côté du serveur. Réessayer&#xa0;; son journal en dit plus.</translation>
    </message>
    <message>
        <source>%1 sent an answer that cannot be read.</source>
        <translation>%1 a envoyé une réponse illisible.</translation>
    </message>
    <message>
        <source>Check that the address is that of the server itself, not of a login page or another service.</source>
        <translation>Vérifier que l’adresse est bien celle du serveur, et non d’une page de connexion ou d’un autre service.</translation>
    </message>
    <message>
        <source>The answer is larger than this program accepts.</source>
        <translation>La réponse est plus grande que ce que ce programme accepte.</translation>
    </message>
    <message>
        <source>Ask who runs the server what it sends.</source>
        <translation>Demander à qui gère le serveur ce qu’il envoie.</translation>
    </message>
    <message>
        <source>The answer was lost: it is not known whether it was done.</source>
        <translation>La réponse s’est perdue&#xa0;: on ne sait pas si c’est fait.</translation>
    </message>
    <message>
        <source>Look at the app&apos;s state before you try again.</source>
        <translation>Regarder l’état de l’application avant de réessayer.</translation>
    </message>
    <message>
        <source>Nothing that this cluster is connected through can do this.</source>
        <translation>Rien dans la connexion à ce cluster ne permet de le faire.</translation>
    </message>
    <message>
        <source>Add the missing address to this cluster&apos;s connection.</source>
        <translation>Ajouter l’adresse manquante à la connexion de ce cluster.</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Cette connexion est en lecture seule.</translation>
    </message>
    <message>
        <source>Switch off &quot;Read-only&quot; in this cluster&apos;s connection to change things.</source>
        <translation>Désactiver «&#xa0;Lecture seule&#xa0;» dans la connexion de ce cluster pour effectuer des changements.</translation>
    </message>
    <message>
        <source>Marathon</source>
        <translation>Marathon</translation>
    </message>
    <message>
        <source>Mesos</source>
        <translation>Mesos</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métriques</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Répartiteur de charge</translation>
    </message>
    <message>
        <source>Give the app a name.</source>
        <translation>Donner un nom à l’application.</translation>
    </message>
    <message>
        <source>Names are made of lower-case letters, digits, hyphens and dots, with / between groups.</source>
        <translation>Un nom se compose de minuscules, de chiffres, de tirets et de points, avec / entre les groupes.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the last part of a name: Marathon keeps it for itself.</source>
        <translation>«&#xa0;%1&#xa0;» ne peut pas terminer un nom&#xa0;: Marathon se le réserve.</translation>
    </message>
    <message>
        <source>There is an app, pod or group with this name already.</source>
        <translation>Une application, un pod ou un groupe porte déjà ce nom.</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>Ce doit être un nombre.</translation>
    </message>
    <message>
        <source>This must not be less than zero.</source>
        <translation>Ce ne doit pas être inférieur à zéro.</translation>
    </message>
    <message>
        <source>This is too large.</source>
        <translation>C’est trop grand.</translation>
    </message>
    <message>
        <source>Give a command or arguments, not both.</source>
        <translation>Donner une commande ou des arguments, pas les deux.</translation>
    </message>
    <message>
        <source>Give an image or a command: there is nothing to run.</source>
        <translation>Donner une image ou une commande&#xa0;: il n’y a rien à exécuter.</translation>
    </message>
    <message>
        <source>A port is a number from 0 to 65535.</source>
        <translation>Un port est un nombre de 0 à 65535.</translation>
    </message>
    <message>
        <source>Service ports of this platform begin at 10000.</source>
        <translation>Les ports de service de cette plateforme commencent à 10000.</translation>
    </message>
    <message>
        <source>Labels must be text.</source>
        <translation>Les étiquettes doivent être du texte.</translation>
    </message>
    <message>
        <source>The health check asks a port that the app does not have.</source>
        <translation>Le contrôle de santé interroge un port que l’application n’a pas.</translation>
    </message>
    <message>
        <source>A version can only be sent alone.</source>
        <translation>Une version ne peut être envoyée que seule.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is Marathon&apos;s to write.</source>
        <translation>«&#xa0;%1&#xa0;» n’est écrit que par Marathon.</translation>
    </message>
    <message>
        <source>There is no such app any more.</source>
        <translation>Cette application n’existe plus.</translation>
    </message>
    <message>
        <source>There is no such version.</source>
        <translation>Cette version n’existe pas.</translation>
    </message>
    <message>
        <source>This app may have one instance at most (label MARATHON_SINGLE_INSTANCE_APP).</source>
        <translation>Cette application a une instance au plus (étiquette MARATHON_SINGLE_INSTANCE_APP).</translation>
    </message>
    <message>
        <source>This must be a JSON object.</source>
        <translation>Ce doit être un objet JSON.</translation>
    </message>
    <message>
        <source>Choose at least one instance.</source>
        <translation>Choisir au moins une instance.</translation>
    </message>
    <message>
        <source>Compare your changes with theirs. Nothing was sent.</source>
        <translation>Comparer vos modifications avec les siennes. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Somebody else has scaled this app meanwhile: it has %1 now.</source>
        <translation>Quelqu’un d’autre a redimensionné cette application entre-temps&#xa0;: elle en a maintenant %1.</translation>
    </message>
    <message>
        <source>Nothing was sent. Send it again if the number is still the one you want.</source>
        <translation>Rien n’a été envoyé. Renvoyer si le nombre est toujours celui que vous voulez.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Ce n’est plus là.</translation>
    </message>
    <message>
        <source>Somebody else may have removed it.</source>
        <translation>Quelqu’un d’autre l’a peut-être supprimé.</translation>
    </message>
    <message>
        <source>Status %1 came in place of an answer: it is not known whether it was done.</source>
        <translation>Le statut %1 est venu à la place d’une réponse&#xa0;: on ne sait pas si c’est fait.</translation>
    </message>
    <message>
        <source>It was not done: status %1 came in place of an answer, and the cluster is as it was before.</source>
        <translation>Ce n’est pas fait&#xa0;: le statut %1 est venu à la place d’une réponse, et le cluster est comme avant.</translation>
    </message>
    <message>
        <source>It was not done: the answer was lost, and the cluster is as it was before.</source>
        <translation>Ce n’est pas fait&#xa0;: la réponse s’est perdue, et le cluster est comme avant.</translation>
    </message>
    <message>
        <source>You can send it again.</source>
        <translation>Vous pouvez renvoyer la commande.</translation>
    </message>
    <message>
        <source>ZooKeeper</source>
        <comment>subject of a sentence</comment>
        <translation>ZooKeeper</translation>
    </message>
    <message>
        <source>ZooKeeper cannot be reached: who leads Mesos now is not certain.</source>
        <translation>ZooKeeper est injoignable&#xa0;: on ne sait pas avec certitude quel est le leader de Mesos.</translation>
    </message>
    <message>
        <source>A master that is known already goes on being asked. Check ZooKeeper&apos;s addresses and the network. It is tried again by itself.</source>
        <translation>Un maître déjà connu reste interrogé. Vérifier les adresses de ZooKeeper et le réseau. De nouveaux essais ont lieu automatiquement.</translation>
    </message>
    <message>
        <source>ZooKeeper has no quorum: too few of its servers work together.</source>
        <translation>ZooKeeper n’a pas de quorum&#xa0;: trop peu de ses serveurs travaillent ensemble.</translation>
    </message>
    <message>
        <source>A master that is known already goes on being asked. Start the missing servers. It is tried again by itself.</source>
        <translation>Un maître déjà connu reste interrogé. Démarrer les serveurs manquants. De nouveaux essais ont lieu automatiquement.</translation>
    </message>
    <message>
        <source>No Mesos master is registered in ZooKeeper.</source>
        <translation>Aucun maître Mesos n’est inscrit dans ZooKeeper.</translation>
    </message>
    <message>
        <source>An election takes some seconds. If it lasts, look whether the masters run.</source>
        <translation>Une élection prend quelques secondes. Si cela dure, vérifier que les maîtres fonctionnent.</translation>
    </message>
    <message>
        <source>ZooKeeper does not know this path.</source>
        <translation>ZooKeeper ne connaît pas ce chemin.</translation>
    </message>
    <message>
        <source>Check the end of the zk:// address: most masters use /mesos.</source>
        <translation>Vérifier la fin de l’adresse zk://&#xa0;: la plupart des maîtres utilisent /mesos.</translation>
    </message>
    <message>
        <source>ZooKeeper does not let this user read who leads.</source>
        <translation>ZooKeeper ne permet pas à cet utilisateur de lire quel est le leader.</translation>
    </message>
    <message>
        <source>Give the address once as zk://user:password@host:2181/mesos: its sign-in is then kept apart.</source>
        <translation>Donner une fois l’adresse sous la forme zk://utilisateur:motdepasse@hôte:2181/mesos&#xa0;: l’identification est ensuite gardée à part.</translation>
    </message>
    <message>
        <source>What ZooKeeper names as the leading master cannot be read.</source>
        <translation>Ce que ZooKeeper désigne comme leader est illisible.</translation>
    </message>
    <message>
        <source>Name the masters&apos; own http:// addresses instead.</source>
        <translation>Indiquer plutôt les adresses http:// des maîtres.</translation>
    </message>
    <message>
        <source>The sign-in is not sent to a master that only ZooKeeper named.</source>
        <translation>L’identification n’est pas envoyée à un maître que seul ZooKeeper a désigné.</translation>
    </message>
    <message>
        <source>If it is one of yours, add its http:// address to this connection, beside the zk:// address.</source>
        <translation>S’il est à vous, ajouter son adresse http:// à cette connexion, à côté de l’adresse zk://.</translation>
    </message>
    <message>
        <source>This program was built without ZooKeeper&apos;s client library.</source>
        <translation>Ce programme a été compilé sans la bibliothèque cliente de ZooKeeper.</translation>
    </message>
    <message>
        <source>Name the masters&apos; http:// addresses instead of the zk:// address.</source>
        <translation>Indiquer les adresses http:// des maîtres à la place de l’adresse zk://.</translation>
    </message>
    <message>
        <source>ZooKeeper</source>
        <translation>ZooKeeper</translation>
    </message>
    <message>
        <source>Wait until it is over, or force it.</source>
        <translation>Attendre qu’il soit terminé, ou forcer.</translation>
    </message>
    <message>
        <source>%1 sends the request on to an address that is not part of this connection.</source>
        <translation>%1 renvoie la demande vers une adresse qui ne fait pas partie de cette connexion.</translation>
    </message>
    <message>
        <source>Add that address to the connection if it is to be trusted.</source>
        <translation>Ajoutez cette adresse à la connexion si elle est digne de confiance.</translation>
    </message>
    <message>
        <source>This version of %1 does not know: %2</source>
        <translation>Cette version de %1 ne connaît pas : %2</translation>
    </message>
    <message>
        <source>Take it out of the definition. Nothing was sent.</source>
        <translation>Retirez-le de la définition. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>%1 sends the request on to something that is no address.</source>
        <translation>%1 renvoie la requête vers quelque chose qui n’est pas une adresse.</translation>
    </message>
    <message>
        <source>The fault is on the server&apos;s side. Give another of its addresses in the connection.</source>
        <translation>La faute est du côté du serveur. Indiquez une autre de ses adresses dans la connexion.</translation>
    </message>
    <message>
        <source>%1 sends the request on from https to an unprotected address.</source>
        <translation>%1 renvoie la requête de https vers une adresse non protégée.</translation>
    </message>
    <message>
        <source>It is not followed, so that nobody can read along. The server has to send on to https.</source>
        <translation>Le renvoi n’est pas suivi, afin que personne ne puisse lire les échanges. Le serveur doit renvoyer vers https.</translation>
    </message>
    <message>
        <source>%1 sends the request on again and again.</source>
        <translation>%1 renvoie la requête sans fin.</translation>
    </message>
    <message>
        <source>Its servers point at each other: an election may be under way. If it lasts, check the addresses and paths of the connection.</source>
        <translation>Ses serveurs se renvoient l’un à l’autre&#xa0;: une élection est peut-être en cours. Si cela dure, vérifiez les adresses et les chemins de la connexion.</translation>
    </message>
    <message>
        <source>%1 answers with another address in place of data.</source>
        <translation>%1 répond par une autre adresse au lieu de données.</translation>
    </message>
    <message>
        <source>Give that address in the connection if it is to be asked.</source>
        <translation>Indiquez cette adresse dans la connexion si elle doit être interrogée.</translation>
    </message>
    <message>
        <source>%1 is too small.</source>
        <translation>%1 est trop petit.</translation>
    </message>
    <message>
        <source>A constraint has an attribute, an operator and, with some, a value.</source>
        <translation>Une contrainte a un attribut, un opérateur et, pour certains, une valeur.</translation>
    </message>
    <message>
        <source>“%1” is no operator of constraints.</source>
        <translation>« %1 » n’est pas un opérateur de contrainte.</translation>
    </message>
    <message>
        <source>The operator %1 needs a value.</source>
        <translation>L’opérateur %1 demande une valeur.</translation>
    </message>
    <message>
        <source>The operator %1 takes no value.</source>
        <translation>L’opérateur %1 ne prend pas de valeur.</translation>
    </message>
    <message>
        <source>“%1” is not a valid regular expression.</source>
        <translation>« %1 » n’est pas une expression régulière valide.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number.</source>
        <translation>« %1 » n’est pas un nombre entier.</translation>
    </message>
    <message>
        <source>The port %1 stands here twice.</source>
        <translation>Le port %1 figure ici deux fois.</translation>
    </message>
    <message>
        <source>“%1” is no name of a port: lower case letters, digits and hyphens within.</source>
        <translation>« %1 » n’est pas un nom de port : minuscules, chiffres, et tirets à l’intérieur.</translation>
    </message>
    <message>
        <source>Docker needs an image.</source>
        <translation>Docker a besoin d’une image.</translation>
    </message>
    <message>
        <source>“%1” is no protocol of health checks.</source>
        <translation>« %1 » n’est pas un protocole de test de santé.</translation>
    </message>
    <message>
        <source>This check needs a command.</source>
        <translation>Ce test demande une commande.</translation>
    </message>
    <message>
        <source>An instance cannot be given up before it is replaced: the second time must be as long as the first.</source>
        <translation>Une instance ne peut être abandonnée avant d’être remplacée : le second délai doit être au moins aussi long que le premier.</translation>
    </message>
    <message>
        <source>A volume needs a path in the container.</source>
        <translation>Un volume demande un chemin dans le conteneur.</translation>
    </message>
    <message>
        <source>The path of a persistent volume is one name without slashes: “%1”.</source>
        <translation>Le chemin d’un volume persistant est un nom sans barre oblique : « %1 ».</translation>
    </message>
    <message>
        <source>A persistent volume needs a size in MiB.</source>
        <translation>Un volume persistant demande une taille en Mio.</translation>
    </message>
    <message>
        <source>The URL is missing.</source>
        <translation>L’URL manque.</translation>
    </message>
    <message>
        <source>The timeout must be shorter than the interval.</source>
        <translation>Le délai doit être plus court que l’intervalle.</translation>
    </message>
    <message>
        <source>No port has the name “%1”.</source>
        <translation>Aucun port ne porte le nom « %1 ».</translation>
    </message>
    <message>
        <source>GPUs need Mesos&apos; own runtime: Docker gets none.</source>
        <translation>Les GPU demandent le moteur de Mesos : Docker n’en reçoit pas.</translation>
    </message>
    <message>
        <source>The limit %1 lies below what is asked for.</source>
        <translation>La limite %1 est inférieure à ce qui est demandé.</translation>
    </message>
    <message>
        <source>An app cannot wait for itself.</source>
        <translation>Une application ne peut s’attendre elle-même.</translation>
    </message>
    <message>
        <source>This is a mask, not the secret: type the value.</source>
        <translation>C’est un masque, pas le secret : saisissez la valeur.</translation>
    </message>
    <message>
        <source>The registry</source>
        <comment>subject of a sentence</comment>
        <translation>Le registre</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>A pod needs at least one container.</source>
        <translation>Un pod demande au moins un conteneur.</translation>
    </message>
    <message>
        <source>Names of containers are made of lower-case letters, digits and hyphens within.</source>
        <translation>Les noms de conteneurs sont faits de minuscules, de chiffres et de tirets à l’intérieur.</translation>
    </message>
    <message>
        <source>Two containers have the name “%1”.</source>
        <translation>Deux conteneurs portent le nom « %1 ».</translation>
    </message>
    <message>
        <source>“%1” is no name of a variable in a pod: letters, digits and _ only.</source>
        <translation>« %1 » n’est pas un nom de variable dans un pod : lettres, chiffres et _ seulement.</translation>
    </message>
    <message>
        <source>“%1” is no way of scaling that Marathon knows: “fixed”.</source>
        <translation>« %1 » n’est pas un dimensionnement que Marathon connaît : « fixed ».</translation>
    </message>
    <message>
        <source>This check needs an endpoint to ask.</source>
        <translation>Cette vérification demande un point d’accès.</translation>
    </message>
    <message>
        <source>The container has no endpoint with the name “%1”.</source>
        <translation>Le conteneur n’a pas de point d’accès nommé « %1 ».</translation>
    </message>
    <message>
        <source>Say which volume is mounted.</source>
        <translation>Indiquez quel volume est monté.</translation>
    </message>
    <message>
        <source>The pod has no volume with the name “%1”.</source>
        <translation>Le pod n’a pas de volume nommé « %1 ».</translation>
    </message>
    <message>
        <source>There is no such node any more.</source>
        <translation>Ce nœud n&apos;existe plus.</translation>
    </message>
    <message>
        <source>Only groups at the top have a role of their own.</source>
        <translation>Seuls les groupes de premier niveau ont un rôle à eux.</translation>
    </message>
</context>
<context>
    <name>FacetMenu</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>has volumes</source>
        <translation>a des volumes</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <comment>a value, and how many have it</comment>
        <translation>%1  (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n more: type a part of it</source>
        <translation>
            <numerusform>%n autre : saisissez-en une partie</numerusform>
            <numerusform>%n autres : saisissez-en une partie</numerusform>
        </translation>
    </message>
    <message>
        <source>All apps are alike</source>
        <translation>Toutes les applications se ressemblent</translation>
    </message>
</context>
<context>
    <name>FilterText</name>
    <message>
        <source>Several words: rows that hold all of them. Also:</source>
        <translation>Plusieurs mots&#xa0;: les lignes qui les contiennent tous. Et aussi&#xa0;:</translation>
    </message>
    <message>
        <source>an attribute</source>
        <translation>un attribut</translation>
    </message>
    <message>
        <source>a label of the app</source>
        <translation>un label de l’application</translation>
    </message>
    <message>
        <source>its image</source>
        <translation>son image</translation>
    </message>
    <message>
        <source>any of these</source>
        <translation>l’un d’eux</translation>
    </message>
    <message>
        <source>all but these</source>
        <translation>tous sauf ceux-ci</translation>
    </message>
    <message>
        <source>with the space</source>
        <translation>avec l’espace</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>une expression rationnelle</translation>
    </message>
    <message>
        <source>There is no &quot;%1&quot;: it can be %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’existe pas&#xa0;: ce peut être %2.</translation>
    </message>
    <message>
        <source>This table has nothing for &quot;%1&quot;: it has %2.</source>
        <translation>Ce tableau n’a rien pour «&#xa0;%1&#xa0;»&#xa0;: il connaît %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no port: write a number from 1 to 65535, or a range such as 8000-8999.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un port&#xa0;: écrivez un nombre de 1 à 65535, ou une plage comme 8000-8999.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no regular expression that can be used here.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une expression rationnelle utilisable ici.</translation>
    </message>
    <message>
        <source>the kind of event</source>
        <translation>le genre d’événement</translation>
    </message>
    <message>
        <source>the app, deployment or instance it is about</source>
        <translation>l’application, le déploiement ou l’instance concernée</translation>
    </message>
    <message>
        <source>an app it changes, or its own id</source>
        <translation>une application qu’il modifie, ou son propre identifiant</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 MiB</source>
        <translation>%1 Mio</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 Gio</translation>
    </message>
    <message>
        <source>%1 TiB</source>
        <translation>%1 Tio</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 KiB</source>
        <translation>%1 Kio</translation>
    </message>
    <message>
        <source>%1 B/s</source>
        <translation>%1 o/s</translation>
    </message>
    <message>
        <source>%1 kB/s</source>
        <translation>%1 ko/s</translation>
    </message>
    <message>
        <source>%1 MB/s</source>
        <translation>%1 Mo/s</translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation>%1 Go/s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 j</translation>
    </message>
</context>
<context>
    <name>LbText</name>
    <message>
        <source>check passed</source>
        <translation>contrôle réussi</translation>
    </message>
    <message>
        <source>check timed out</source>
        <translation>contrôle sans réponse à temps</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>pas de connexion</translation>
    </message>
    <message>
        <source>answer not understood</source>
        <translation>réponse incomprise</translation>
    </message>
    <message>
        <source>wrong status</source>
        <translation>statut inattendu</translation>
    </message>
    <message>
        <source>socket error</source>
        <translation>erreur de socket</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>pas encore contrôlé</translation>
    </message>
    <message>
        <source>TCP over TLS</source>
        <translation>TCP sur TLS</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>HTTP over TLS</source>
        <translation>HTTP sur TLS</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Its label HAPROXY_%1_ENABLED says false.</source>
        <translation>Son étiquette HAPROXY_%1_ENABLED vaut false.</translation>
    </message>
    <message>
        <source>This port of the app has no service port.</source>
        <translation>Ce port de l’application n’a pas de port de service.</translation>
    </message>
    <message>
        <source>HAProxy balances TCP only, and this port is UDP.</source>
        <translation>HAProxy ne répartit que TCP, et ce port est en UDP.</translation>
    </message>
    <message>
        <source>everyone</source>
        <comment>who may come in</comment>
        <translation>tout le monde</translation>
    </message>
    <message>
        <source>only %1</source>
        <comment>networks</comment>
        <translation>seulement %1</translation>
    </message>
    <message>
        <source>up</source>
        <comment>state of a server</comment>
        <translation>en service</translation>
    </message>
    <message>
        <source>going down (%1)</source>
        <comment>state of a server</comment>
        <translation>en perte (%1)</translation>
    </message>
    <message>
        <source>down</source>
        <comment>state of a server</comment>
        <translation>hors service</translation>
    </message>
    <message>
        <source>coming up (%1)</source>
        <comment>state of a server</comment>
        <translation>en reprise (%1)</translation>
    </message>
    <message>
        <source>maintenance</source>
        <comment>state of a server</comment>
        <translation>en maintenance</translation>
    </message>
    <message>
        <source>draining</source>
        <comment>state of a server</comment>
        <translation>en vidage</translation>
    </message>
    <message>
        <source>not checked</source>
        <comment>state of a server</comment>
        <translation>non contrôlé</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what a check found, its own words</comment>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 new per second</source>
        <comment>sessions</comment>
        <translation>%1, %2 par seconde en plus</translation>
    </message>
    <message>
        <source>No load balancer is connected</source>
        <translation>Aucun répartiteur de charge n’est connecté</translation>
    </message>
    <message>
        <source>What the app asks for stands below. Whether it is served is known once the address of HAProxy&apos;s statistics is part of this cluster&apos;s connection.</source>
        <translation>Ce que l’application demande figure ci-dessous. On saura si elle est servie quand l’adresse des statistiques de HAProxy fera partie de la connexion à ce cluster.</translation>
    </message>
    <message>
        <source>The load balancer has not answered yet</source>
        <translation>Le répartiteur de charge n’a pas encore répondu</translation>
    </message>
    <message>
        <source>What the load balancer says is %1 old</source>
        <comment>age</comment>
        <translation>Ce que dit le répartiteur de charge date de %1</translation>
    </message>
    <message>
        <source>The load balancer does not know %1</source>
        <translation>Le répartiteur de charge ne connaît pas %1</translation>
    </message>
    <message>
        <source>The app is suspended: there is nothing to send anybody to.</source>
        <translation>L’application est suspendue : il n’y a rien vers quoi envoyer qui que ce soit.</translation>
    </message>
    <message>
        <source>The app has no label HAPROXY_GROUP: only load balancers that publish every app take it.</source>
        <translation>L’application n’a pas d’étiquette HAPROXY_GROUP : seuls les répartiteurs qui publient toutes les applications la prennent.</translation>
    </message>
    <message>
        <source>Its group is %1. Perhaps this load balancer publishes other groups, or it has not taken the newest version over yet.</source>
        <translation>Son groupe est %1. Ce répartiteur publie peut-être d’autres groupes, ou n’a pas encore repris la dernière version.</translation>
    </message>
    <message numerus="yes">
        <source>Service port %1 is asked for by %n other app(s)</source>
        <translation>
            <numerusform>Le port de service %1 est demandé par %n autre application</numerusform>
            <numerusform>Le port de service %1 est demandé par %n autres applications</numerusform>
        </translation>
    </message>
    <message>
        <source>A load balancer can give it to one of them only.</source>
        <translation>Un répartiteur de charge ne peut le donner qu’à l’une d’elles.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is asked for by %n other app(s)</source>
        <comment>a virtual host</comment>
        <translation>
            <numerusform>%1 est demandé par %n autre application</numerusform>
            <numerusform>%1 est demandé par %n autres applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Who opens it reaches one of them, whichever the load balancer finds first.</source>
        <translation>Qui l’ouvre atteint l’une d’elles, la première que le répartiteur de charge trouve.</translation>
    </message>
</context>
<context>
    <name>NodeConfirm</name>
    <message>
        <source>Role of new apps in %1</source>
        <translation>Rôle des nouvelles apps de %1</translation>
    </message>
    <message>
        <source>A role is what Mesos counts quota and reservations by. What runs already keeps the role it has; nothing is restarted.</source>
        <translation>Mesos compte les quotas et les réservations par rôle. Ce qui tourne déjà garde son rôle ; rien n&apos;est redémarré.</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Définir</translation>
    </message>
    <message>
        <source>Setting…</source>
        <translation>Définition…</translation>
    </message>
    <message>
        <source>The role of the group: %1</source>
        <translation>Le rôle du groupe : %1</translation>
    </message>
    <message>
        <source>Apps and pods that are deployed into it from now on use the quota of this role; another one in their definition is refused.</source>
        <translation>Les apps et pods qui y sont déployés désormais utilisent le quota de ce rôle ; un autre rôle dans leur définition est refusé.</translation>
    </message>
    <message>
        <source>Whichever their definition says</source>
        <translation>Celui que dit leur définition</translation>
    </message>
    <message>
        <source>Where it says nothing, the role that Marathon was started with.</source>
        <translation>Si elle ne dit rien, le rôle avec lequel Marathon a été démarré.</translation>
    </message>
</context>
<context>
    <name>PlacementText</name>
    <message>
        <source>%1 CPU</source>
        <translation>%1 CPU</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 de mémoire</translation>
    </message>
    <message>
        <source>%1 of disk</source>
        <translation>%1 de disque</translation>
    </message>
    <message numerus="yes">
        <source>%n GPUs</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPU</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the members of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>has no attribute %1</source>
        <translation>n’a pas d’attribut %1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>an attribute and its value</comment>
        <translation>%1 vaut %2</translation>
    </message>
    <message>
        <source>%1, where an instance is already</source>
        <translation>%1, où se trouve déjà une instance</translation>
    </message>
    <message>
        <source>%1, where there are %2 already</source>
        <translation>%1, où il y en a déjà %2</translation>
    </message>
    <message>
        <source>%1, which has its share already</source>
        <translation>%1, qui a déjà sa part</translation>
    </message>
    <message>
        <source>%1, and the other instances are elsewhere</source>
        <translation>%1, et les autres instances sont ailleurs</translation>
    </message>
    <message>
        <source>%1, which is ruled out</source>
        <translation>%1, ce qui est exclu</translation>
    </message>
    <message>
        <source>%1, not %2</source>
        <translation>%1 et non %2</translation>
    </message>
    <message>
        <source>%1 CPU instead of %2</source>
        <translation>%1 CPU au lieu de %2</translation>
    </message>
    <message>
        <source>%1 of memory instead of %2</source>
        <translation>%1 de mémoire au lieu de %2</translation>
    </message>
    <message>
        <source>%1 of disk instead of %2</source>
        <translation>%1 de disque au lieu de %2</translation>
    </message>
    <message>
        <source>%1 GPUs instead of %2</source>
        <translation>%1 GPU au lieu de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes like %1 (%2)</source>
        <translation>
            <numerusform>%n nœud comme %1 (%2)</numerusform>
            <numerusform>%n nœuds comme %1 (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes with at least %1 free</source>
        <translation>
            <numerusform>%n nœud avec au moins %1 libres</numerusform>
            <numerusform>%n nœuds avec chacun au moins %1 libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes with at least %1 free that satisfy %2</source>
        <translation>
            <numerusform>%n nœud avec au moins %1 libres et qui satisfait %2</numerusform>
            <numerusform>%n nœuds avec chacun au moins %1 libres et qui satisfont %2</numerusform>
        </translation>
    </message>
    <message>
        <source>has room</source>
        <translation>a de la place</translation>
    </message>
    <message>
        <source>is %1</source>
        <comment>a node&apos;s state</comment>
        <translation>est %1</translation>
    </message>
    <message>
        <source>is reserved for other roles</source>
        <translation>est réservé à d’autres rôles</translation>
    </message>
    <message>
        <source>lacks %1</source>
        <translation>manque de %1</translation>
    </message>
    <message>
        <source>port %1 is not free</source>
        <translation>le port %1 n’est pas libre</translation>
    </message>
    <message>
        <source>has too few free ports</source>
        <translation>a trop peu de ports libres</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes have room for one more instance, so others hold their offers, or a quota or a role keeps them from Marathon.</source>
        <translation>
            <numerusform>%n nœud a de la place pour une instance de plus : d’autres retiennent son offre, ou un quota ou un rôle en prive Marathon.</numerusform>
            <numerusform>%n nœuds ont de la place pour une instance de plus : d’autres retiennent leurs offres, ou un quota ou un rôle en prive Marathon.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Some are partly reserved; how much of that part is used is estimated.</source>
        <translation>%1 Certains sont réservés en partie ; l’usage de cette partie est estimé.</translation>
    </message>
    <message numerus="yes">
        <source>then %n nodes have room</source>
        <translation>
            <numerusform>alors %n nœud a de la place</numerusform>
            <numerusform>alors %n nœuds ont de la place</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>change, effect</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Ask for less</source>
        <translation>Demander moins</translation>
    </message>
    <message>
        <source>Drop a constraint</source>
        <translation>Lever une contrainte</translation>
    </message>
    <message>
        <source>Give up fixed ports</source>
        <translation>Renoncer aux ports fixes</translation>
    </message>
    <message>
        <source>let Marathon choose the host ports</source>
        <translation>laisser Marathon choisir les ports de l’hôte</translation>
    </message>
    <message>
        <source>Add nodes</source>
        <translation>Ajouter des nœuds</translation>
    </message>
    <message numerus="yes">
        <source>%n are not in service</source>
        <translation>
            <numerusform>%n n’est pas en service</numerusform>
            <numerusform>%n ne sont pas en service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are reserved for other roles</source>
        <translation>
            <numerusform>%n est réservé à d’autres rôles</numerusform>
            <numerusform>%n sont réservés à d’autres rôles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n break %1</source>
        <comment>a constraint</comment>
        <translation>
            <numerusform>%n enfreint %1</numerusform>
            <numerusform>%n enfreignent %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too little CPU free</source>
        <translation>
            <numerusform>%n a trop peu de CPU libre</numerusform>
            <numerusform>%n ont trop peu de CPU libre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too little memory free</source>
        <translation>
            <numerusform>%n a trop peu de mémoire libre</numerusform>
            <numerusform>%n ont trop peu de mémoire libre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too little disk free</source>
        <translation>
            <numerusform>%n a trop peu de disque libre</numerusform>
            <numerusform>%n ont trop peu de disque libre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have too few GPUs free</source>
        <translation>
            <numerusform>%n a trop peu de GPU libres</numerusform>
            <numerusform>%n ont trop peu de GPU libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not have its ports free</source>
        <translation>
            <numerusform>%n n’a pas ses ports libres</numerusform>
            <numerusform>%n n’ont pas ses ports libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n nodes has room: %1.</source>
        <translation>
            <numerusform>Pas de place sur %n nœud : %1.</numerusform>
            <numerusform>Aucun des %n nœuds n’a de place : %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>has an instance already</source>
        <translation>a déjà une instance</translation>
    </message>
    <message>
        <source>has %1 instances already</source>
        <translation>a déjà %1 instances</translation>
    </message>
    <message>
        <source>has its share already</source>
        <translation>a déjà sa part</translation>
    </message>
    <message>
        <source>its name breaks %1</source>
        <translation>son nom enfreint %1</translation>
    </message>
</context>
<context>
    <name>RefusalText</name>
    <message>
        <source>%1 does not allow this user to change anything.</source>
        <translation>%1 ne permet pas à cet utilisateur de modifier quoi que ce soit.</translation>
    </message>
    <message>
        <source>%1 does not allow this user to change %2.</source>
        <translation>%1 ne permet pas à cet utilisateur de modifier %2.</translation>
    </message>
    <message>
        <source>%1 does not let this user see the deployments.</source>
        <translation>%1 ne laisse pas cet utilisateur voir les déploiements.</translation>
    </message>
    <message>
        <source>%1 does not let this user see why apps wait.</source>
        <translation>%1 ne laisse pas cet utilisateur voir pourquoi les applications attendent.</translation>
    </message>
    <message>
        <source>%1 does not let this user listen to its events. Changes are seen a little later.</source>
        <translation>%1 ne laisse pas cet utilisateur écouter ses évènements. Les changements se voient un peu plus tard.</translation>
    </message>
    <message>
        <source>%1 sends listeners on to its leader, at an address that is not part of this connection. Changes are seen a little later.</source>
        <translation>%1 renvoie les auditeurs vers son leader, à une adresse qui ne fait pas partie de cette connexion. Les changements se voient un peu plus tard.</translation>
    </message>
    <message>
        <source>%1 has no event stream here. Changes are seen a little later.</source>
        <translation>%1 n’a pas de flux d’évènements ici. Les changements se voient un peu plus tard.</translation>
    </message>
    <message>
        <source>%1 does not allow this to this user.</source>
        <translation>%1 ne le permet pas à cet utilisateur.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, server&apos;s words</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>SettingsDialogs</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>This desktop shows no tray icon: the program keeps its window, and closing it ends the program.</source>
        <translation>Ce bureau n’affiche pas d’icône de notification&#xa0;: le programme garde sa fenêtre, et la fermer y met fin.</translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message>
        <source>deploying, step %1 of %2</source>
        <translation>en déploiement, étape %1 sur %2</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>en préparation</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>en démarrage</translation>
    </message>
    <message>
        <source>running</source>
        <comment>task</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>en arrêt</translation>
    </message>
    <message>
        <source>unreachable</source>
        <comment>task</comment>
        <translation>injoignable</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdue</translation>
    </message>
    <message>
        <source>gone by operator</source>
        <translation>retirée par l’opérateur</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>tuée</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>abandonnée</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparue</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>task</comment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>no health check</source>
        <translation>sans contrôle de santé</translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation>pas encore de résultat</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>saine</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>défaillante</translation>
    </message>
    <message>
        <source>running</source>
        <comment>app</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <comment>app</comment>
        <translation>défaillante</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>dégradée</translation>
    </message>
    <message>
        <source>deploying</source>
        <translation>en déploiement</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>app</comment>
        <translation>en attente</translation>
    </message>
    <message>
        <source>delayed</source>
        <translation>retardée</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendue</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>app</comment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>active</source>
        <translation>actif</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inactif</translation>
    </message>
    <message>
        <source>unreachable</source>
        <comment>node</comment>
        <translation>injoignable</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>en vidage</translation>
    </message>
    <message>
        <source>drained</source>
        <translation>vidé</translation>
    </message>
    <message>
        <source>deactivated</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>recovering</source>
        <translation>en reprise</translation>
    </message>
    <message>
        <source>seen through its tasks</source>
        <translation>connu par ses tâches</translation>
    </message>
    <message>
        <source>well</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>en échec</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en progression</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>off</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n défaillante</numerusform>
            <numerusform>%n défaillantes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <translation>%1 sur %2 en cours</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>en attente depuis %1</translation>
    </message>
    <message>
        <source>crashes, next try in %1</source>
        <translation>plante, prochain essai dans %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n app(s) need attention</source>
        <translation>
            <numerusform>%1 sur %n à surveiller</numerusform>
            <numerusform>%1 sur %n à surveiller</numerusform>
        </translation>
    </message>
    <message>
        <source>all well</source>
        <translation>tout va bien</translation>
    </message>
    <message>
        <source>%1: health check failing</source>
        <translation>%1&#xa0;: contrôle de santé en échec</translation>
    </message>
    <message>
        <source>%1: health check failing on %2</source>
        <translation>%1&#xa0;: contrôle de santé en échec sur %2</translation>
    </message>
    <message>
        <source>%1: healthy again</source>
        <translation>%1&#xa0;: de nouveau saine</translation>
    </message>
    <message>
        <source>%1: healthy again on %2</source>
        <translation>%1&#xa0;: de nouveau saine sur %2</translation>
    </message>
    <message>
        <source>%1 is unhealthy</source>
        <translation>%1 est défaillante</translation>
    </message>
    <message>
        <source>%1 is healthy again</source>
        <translation>%1 est de nouveau saine</translation>
    </message>
    <message>
        <source>%1: an instance failed</source>
        <translation>%1&#xa0;: une instance a échoué</translation>
    </message>
    <message>
        <source>%1: an instance failed on %2</source>
        <translation>%1&#xa0;: une instance a échoué sur %2</translation>
    </message>
    <message>
        <source>%1 keeps crashing</source>
        <translation>%1 plante sans cesse</translation>
    </message>
    <message>
        <source>%1 waits for a node that fits</source>
        <translation>%1 attend un nœud qui convienne</translation>
    </message>
    <message>
        <source>A deployment has started</source>
        <translation>Un déploiement a commencé</translation>
    </message>
    <message>
        <source>Deployment of %1 has started</source>
        <translation>Le déploiement de %1 a commencé</translation>
    </message>
    <message>
        <source>A deployment is over</source>
        <translation>Un déploiement est terminé</translation>
    </message>
    <message>
        <source>Deployment of %1 is over</source>
        <translation>Le déploiement de %1 est terminé</translation>
    </message>
    <message>
        <source>Node %1 is lost</source>
        <translation>Le nœud %1 est perdu</translation>
    </message>
    <message>
        <source>Node %1 is back</source>
        <translation>Le nœud %1 est de retour</translation>
    </message>
    <message>
        <source>%1 has a new leader</source>
        <translation>Nouveau leader&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>Sans réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <translation>De nouveau joignable&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: health check failing on %n instance(s)</source>
        <translation>
            <numerusform>%1&#xa0;: contrôle de santé en échec sur %n instance</numerusform>
            <numerusform>%1&#xa0;: contrôle de santé en échec sur %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n instance(s) healthy again</source>
        <translation>
            <numerusform>%1&#xa0;: %n instance de nouveau saine</numerusform>
            <numerusform>%1&#xa0;: %n instances de nouveau saines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n instance(s) failed</source>
        <translation>
            <numerusform>%1&#xa0;: %n instance a échoué</numerusform>
            <numerusform>%1&#xa0;: %n instances ont échoué</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n incident(s)</source>
        <translation>
            <numerusform>%1&#xa0;: %n incident</numerusform>
            <numerusform>%1&#xa0;: %n incidents</numerusform>
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
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>The deployment of %1 does not get on</source>
        <translation>Le déploiement de %1 n’avance plus</translation>
    </message>
    <message numerus="yes">
        <source>%n with an older configuration: for %1 (median), %2 on average, %3 at most.</source>
        <translation>
            <numerusform>%n avec une configuration plus ancienne : depuis %1 (médiane), %2 en moyenne, %3 au plus.</numerusform>
            <numerusform>%n avec une configuration plus ancienne : depuis %1 (médiane), %2 en moyenne, %3 au plus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running for %1 (median), %2 on average, %3 at most.</source>
        <translation>
            <numerusform>%n tourne depuis %1 (médiane), %2 en moyenne, %3 au plus.</numerusform>
            <numerusform>%n tournent depuis %1 (médiane), %2 en moyenne, %3 au plus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n saine</numerusform>
            <numerusform>%n saines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failing</source>
        <translation>
            <numerusform>%n en échec</numerusform>
            <numerusform>%n en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a health result</source>
        <translation>
            <numerusform>%n sans résultat de santé</numerusform>
            <numerusform>%n sans résultat de santé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n en démarrage</numerusform>
            <numerusform>%n en démarrage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than wanted</source>
        <translation>
            <numerusform>%n de plus que voulu</numerusform>
            <numerusform>%n de plus que voulu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n manquante</numerusform>
            <numerusform>%n manquantes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TlsText</name>
    <message>
        <source>Compare its fingerprint with whoever runs the server; then &quot;Try&quot; in this cluster&apos;s connection offers to trust it.</source>
        <translation>Comparer son empreinte avec qui gère le serveur&#xa0;; «&#xa0;Essayer&#xa0;», dans la connexion de ce cluster, propose ensuite de lui faire confiance.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by nobody but itself.</source>
        <translation>Le certificat de %1 n’est signé que par lui-même.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another name.</source>
        <translation>Le certificat de %1 est établi pour un autre nom.</translation>
    </message>
    <message>
        <source>Write the address with a name that it is for: %1.</source>
        <translation>Écrire l’adresse avec un nom pour lequel il est établi&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired.</source>
        <translation>Le certificat de %1 a expiré.</translation>
    </message>
    <message>
        <source>It was good until %1. Ask who runs the server to renew it.</source>
        <translation>Il était valable jusqu’au %1. Demander à qui gère le serveur de le renouveler.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet.</source>
        <translation>Le certificat de %1 n’est pas encore valable.</translation>
    </message>
    <message>
        <source>It begins on %1. Check the clock of this machine.</source>
        <translation>Il commence le %1. Vérifier l’horloge de cette machine.</translation>
    </message>
    <message>
        <source>The certificate of %1 has been withdrawn.</source>
        <translation>Le certificat de %1 a été révoqué.</translation>
    </message>
    <message>
        <source>Do not use this server until who runs it has given it another one.</source>
        <translation>Ne pas utiliser ce serveur avant que qui le gère ne lui en ait donné un autre.</translation>
    </message>
    <message>
        <source>Warning: %1 shows another certificate than the one that you trusted.</source>
        <translation>Attention&#xa0;: %1 montre un autre certificat que celui auquel vous faites confiance.</translation>
    </message>
    <message>
        <source>Nothing was sent to it. Somebody may stand in between, or the server has a new certificate: compare the fingerprint with whoever runs it, then &quot;Try&quot; in this cluster&apos;s connection.</source>
        <translation>Rien ne lui a été envoyé. Quelqu’un s’est peut-être interposé, ou le serveur a un nouveau certificat&#xa0;: comparer l’empreinte avec qui le gère, puis «&#xa0;Essayer&#xa0;» dans la connexion de ce cluster.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Le certificat de %1 n’est pas digne de confiance.</translation>
    </message>
    <message>
        <source>Give the certificate authority&apos;s file in this cluster&apos;s connection, or ask who runs the server.</source>
        <translation>Indiquer le fichier de l’autorité de certification dans la connexion de ce cluster, ou demander à qui gère le serveur.</translation>
    </message>
    <message>
        <source>%1 does not encrypt at this address.</source>
        <translation>%1 ne chiffre pas à cette adresse.</translation>
    </message>
    <message>
        <source>Write http:// instead of https://, or check the port.</source>
        <translation>Écrire http:// au lieu de https://, ou vérifier le port.</translation>
    </message>
    <message>
        <source>%1 wants encryption at this address.</source>
        <translation>%1 exige le chiffrement à cette adresse.</translation>
    </message>
    <message>
        <source>Write https:// instead of http://.</source>
        <translation>Écrire https:// au lieu de http://.</translation>
    </message>
    <message>
        <source>%1 wants a client certificate.</source>
        <translation>%1 demande un certificat client.</translation>
    </message>
    <message>
        <source>Give its file and that of its key in this cluster&apos;s connection.</source>
        <translation>Indiquer son fichier et celui de sa clé dans la connexion de ce cluster.</translation>
    </message>
    <message>
        <source>%1 refuses the client certificate.</source>
        <translation>%1 refuse le certificat client.</translation>
    </message>
    <message>
        <source>Check that it has not expired and that it is one for this cluster.</source>
        <translation>Vérifier qu’il n’a pas expiré et qu’il est bien pour ce cluster.</translation>
    </message>
    <message>
        <source>A file of the connection to %1 cannot be read.</source>
        <translation>Un fichier de la connexion à %1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check its path in this cluster&apos;s connection, and your right to read it.</source>
        <translation>Vérifier son chemin dans la connexion de ce cluster, et votre droit de le lire.</translation>
    </message>
    <message>
        <source>A file of the connection to %1 holds no certificate.</source>
        <translation>Un fichier de la connexion à %1 ne contient aucun certificat.</translation>
    </message>
    <message>
        <source>It must be text (PEM) with a line BEGIN CERTIFICATE.</source>
        <translation>Ce doit être du texte (PEM) avec une ligne BEGIN CERTIFICATE.</translation>
    </message>
    <message>
        <source>The client certificate for %1 has no key.</source>
        <translation>Le certificat client pour %1 n’a pas de clé.</translation>
    </message>
    <message>
        <source>Name the file of its key (PEM; RSA or elliptic curve) in this cluster&apos;s connection.</source>
        <translation>Indiquer le fichier de sa clé (PEM&#xa0;; RSA ou courbe elliptique) dans la connexion de ce cluster.</translation>
    </message>
    <message>
        <source>The key of the client certificate for %1 is under a pass phrase.</source>
        <translation>La clé du certificat client pour %1 est protégée par une phrase secrète.</translation>
    </message>
    <message>
        <source>Name a file with a key without one, which only you may read.</source>
        <translation>Indiquer un fichier avec une clé qui n’en a pas, et que vous seul pouvez lire.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 comes about.</source>
        <translation>Aucune connexion chiffrée à %1 ne s’établit.</translation>
    </message>
    <message>
        <source>Ask who runs the server which versions and certificates it accepts.</source>
        <translation>Demander à qui gère le serveur quelles versions et quels certificats il accepte.</translation>
    </message>
    <message>
        <source>The proxy on the way to %1 wants a sign-in.</source>
        <translation>Le proxy sur le chemin de %1 demande une identification.</translation>
    </message>
    <message>
        <source>Name one that lets this machine through, in this cluster&apos;s connection.</source>
        <translation>En indiquer un qui laisse passer cette machine, dans la connexion de ce cluster.</translation>
    </message>
    <message>
        <source>The proxy on the way to %1 does not work.</source>
        <translation>Le proxy sur le chemin de %1 ne fonctionne pas.</translation>
    </message>
    <message>
        <source>Check the proxy in this cluster&apos;s connection, and the network. It is tried again by itself.</source>
        <translation>Vérifier le proxy dans la connexion de ce cluster, et le réseau. Un nouvel essai se fera de lui-même.</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>Pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>Names: %1</source>
        <translation>Noms&#xa0;: %1</translation>
    </message>
    <message>
        <source>Signed by: %1</source>
        <translation>Signé par&#xa0;: %1</translation>
    </message>
    <message>
        <source>Valid from %1 to %2</source>
        <translation>Valable du %1 au %2</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256):</source>
        <translation>Empreinte (SHA-256)&#xa0;:</translation>
    </message>
</context>
<context>
    <name>TrayText</name>
    <message numerus="yes">
        <source>%n app(s) unhealthy</source>
        <translation>
            <numerusform>%n application défaillante</numerusform>
            <numerusform>%n applications défaillantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s) degraded</source>
        <translation>
            <numerusform>%n application dégradée</numerusform>
            <numerusform>%n applications dégradées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s) crashing</source>
        <translation>
            <numerusform>%n application qui plante</numerusform>
            <numerusform>%n applications qui plantent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s) waiting</source>
        <translation>
            <numerusform>%n application en attente</numerusform>
            <numerusform>%n applications en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>Sans réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>All well</source>
        <translation>Tout va bien</translation>
    </message>
</context>
<context>
    <name>VolumeText</name>
    <message>
        <source>%1 with %2</source>
        <comment>provider and driver</comment>
        <translation>%1 avec %2</translation>
    </message>
    <message>
        <source>%1, outside of the cluster</source>
        <translation>%1, hors du cluster</translation>
    </message>
    <message>
        <source>%1, outside of the cluster, by %2</source>
        <translation>%1, hors du cluster, par %2</translation>
    </message>
    <message>
        <source>%1, shared by several instances</source>
        <translation>%1, partagé par plusieurs instances</translation>
    </message>
    <message>
        <source>on a disk of its own of the node, kept for this instance</source>
        <translation>sur un disque dédié du nœud, gardé pour cette instance</translation>
    </message>
    <message>
        <source>in a directory of a disk of the node, kept for this instance</source>
        <translation>dans un répertoire d’un disque du nœud, gardé pour cette instance</translation>
    </message>
    <message>
        <source>on the node&apos;s own disk, kept for this instance</source>
        <translation>sur le disque du nœud, gardé pour cette instance</translation>
    </message>
    <message>
        <source>%1, profile %2</source>
        <translation>%1, profil %2</translation>
    </message>
    <message>
        <source>Path of the node</source>
        <translation>Chemin du nœud</translation>
    </message>
    <message>
        <source>Persistent volume</source>
        <translation>Volume persistant</translation>
    </message>
    <message>
        <source>External volume (CSI)</source>
        <translation>Volume externe (CSI)</translation>
    </message>
    <message>
        <source>External volume</source>
        <translation>Volume externe</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Docker volume</source>
        <translation>Volume Docker</translation>
    </message>
    <message>
        <source>Memory (tmpfs)</source>
        <translation>Mémoire (tmpfs)</translation>
    </message>
    <message>
        <source>Volumes of another container</source>
        <translation>Volumes d’un autre conteneur</translation>
    </message>
    <message>
        <source>Scratch space</source>
        <translation>Espace temporaire</translation>
    </message>
    <message>
        <source>%1 on the node</source>
        <comment>a path</comment>
        <translation>%1 sur le nœud</translation>
    </message>
    <message>
        <source>the secret %1, in the memory of the node</source>
        <translation>le secret %1, dans la mémoire du nœud</translation>
    </message>
    <message>
        <source>kept by Docker on the node, without a name</source>
        <translation>gardé par Docker sur le nœud, sans nom</translation>
    </message>
    <message>
        <source>%1, kept by Docker on the node</source>
        <translation>%1, gardé par Docker sur le nœud</translation>
    </message>
    <message>
        <source>in the memory of the node, gone with the instance</source>
        <translation>dans la mémoire du nœud, perdu avec l’instance</translation>
    </message>
    <message>
        <source>wherever the container %1 keeps them</source>
        <translation>là où le conteneur %1 les garde</translation>
    </message>
    <message>
        <source>in the instance&apos;s sandbox, gone with it</source>
        <translation>dans le bac à sable de l’instance, perdu avec elle</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>lecture seule</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>lecture et écriture</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <comment>size</comment>
        <translation>%1, au plus %2</translation>
    </message>
    <message>
        <source>%1: always the same node</source>
        <comment>a constraint</comment>
        <translation>%1 : toujours le même nœud</translation>
    </message>
    <message>
        <source>%1: nodes of such names</source>
        <comment>a constraint</comment>
        <translation>%1 : les nœuds de ce nom</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n node(s)</source>
        <comment>a constraint</comment>
        <translation>
            <numerusform>%1 : %n nœud</numerusform>
            <numerusform>%1 : %n nœuds</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: all instances on one node, whichever</source>
        <comment>a constraint</comment>
        <translation>%1 : toutes les instances sur un même nœud, quel qu’il soit</translation>
    </message>
    <message>
        <source>A constraint such as hostname LIKE &lt;node&gt; keeps it where its data are.</source>
        <translation>Une contrainte comme hostname LIKE &lt;nœud&gt; la garde là où sont ses données.</translation>
    </message>
    <message>
        <source>%1 does not move with the app</source>
        <translation>%1 ne suit pas l’application</translation>
    </message>
    <message>
        <source>Its instances stay together, but on whichever node: on another one they find other data.</source>
        <translation>Ses instances restent ensemble, mais sur n’importe quel nœud : sur un autre, elles trouvent d’autres données.</translation>
    </message>
    <message>
        <source>Each node has its own %1</source>
        <translation>Chaque nœud a son propre %1</translation>
    </message>
    <message numerus="yes">
        <source>Nothing ties the %n instance(s) to a node: they do not share these data, and one that starts elsewhere leaves its own behind.</source>
        <translation>
            <numerusform>Rien ne lie l’instance (%n) à un nœud : si elle démarre ailleurs, elle laisse ses données derrière elle.</numerusform>
            <numerusform>Rien ne lie les %n instances à un nœud : elles ne partagent pas ces données, et celle qui démarre ailleurs laisse les siennes derrière elle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Once it runs again, perhaps on another node, it finds other data. %1</source>
        <translation>Une fois relancée, peut-être sur un autre nœud, elle trouve d’autres données. %1</translation>
    </message>
    <message>
        <source>On another node it finds other data. %1</source>
        <translation>Sur un autre nœud, elle trouve d’autres données. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) write to %1</source>
        <translation>
            <numerusform>%n instance écrit dans %1</numerusform>
            <numerusform>%n instances écrivent dans %1</numerusform>
        </translation>
    </message>
    <message>
        <source>They are on one node and share this path: the app has to stand that.</source>
        <translation>Elles sont sur un même nœud et partagent ce chemin : l’application doit le supporter.</translation>
    </message>
    <message>
        <source>%1 has to be on every node</source>
        <translation>%1 doit exister sur chaque nœud</translation>
    </message>
    <message>
        <source>Docker makes an empty directory where it is missing.</source>
        <translation>Docker crée un répertoire vide là où il manque.</translation>
    </message>
</context>
<context>
    <name>WhyText</name>
    <message>
        <source>a node with %1 CPU free</source>
        <translation>un nœud avec %1 CPU libres</translation>
    </message>
    <message>
        <source>a node with %1 of memory free</source>
        <translation>un nœud avec %1 de mémoire libre</translation>
    </message>
    <message>
        <source>a node with %1 of disk free</source>
        <translation>un nœud avec %1 de disque libre</translation>
    </message>
    <message>
        <source>a node with enough GPUs free</source>
        <translation>un nœud avec assez de GPU libres</translation>
    </message>
    <message>
        <source>a node with port %1 free</source>
        <translation>un nœud dont le port %1 est libre</translation>
    </message>
    <message>
        <source>a node with its ports free</source>
        <translation>un nœud dont les ports voulus sont libres</translation>
    </message>
    <message>
        <source>a node that its constraints allow</source>
        <translation>un nœud que ses contraintes permettent</translation>
    </message>
    <message>
        <source>a node that satisfies %1</source>
        <translation>un nœud qui satisfait %1</translation>
    </message>
    <message>
        <source>an offer for its role</source>
        <translation>une offre pour son rôle</translation>
    </message>
    <message>
        <source>a node that is not under maintenance</source>
        <translation>un nœud qui n’est pas en maintenance</translation>
    </message>
    <message>
        <source>an offer that passes %1</source>
        <translation>une offre qui passe l’étape %1</translation>
    </message>
    <message>
        <source>Last seen %1 ago.</source>
        <translation>Vu pour la dernière fois il y a %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n instances wait for %1.</source>
        <translation>
            <numerusform>%n instance attend %1.</numerusform>
            <numerusform>%n instances attendent %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %1 offers %2 failed on this step. Waiting for %3.</source>
        <translation>Sur %1 offres, %2 ont échoué à cette étape. En attente depuis %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n instances wait for resources.</source>
        <translation>
            <numerusform>%n instance attend des ressources.</numerusform>
            <numerusform>%n instances attendent des ressources.</numerusform>
        </translation>
    </message>
    <message>
        <source>Marathon has not said yet what the offers lack. Waiting for %1.</source>
        <translation>Marathon n’a pas encore dit ce qui manque aux offres. En attente depuis %1.</translation>
    </message>
    <message>
        <source>This version of Marathon does not say what the offers lack.</source>
        <translation>Cette version de Marathon ne dit pas ce qui manque aux offres.</translation>
    </message>
    <message>
        <source>The next try is in %1.</source>
        <translation>Le prochain essai est dans %1.</translation>
    </message>
    <message>
        <source>The next try is due.</source>
        <translation>Le prochain essai est imminent.</translation>
    </message>
    <message>
        <source>It keeps failing, so Marathon waits before the next try.</source>
        <translation>Elle échoue sans cesse&#xa0;: Marathon attend avant le prochain essai.</translation>
    </message>
    <message>
        <source>%1 Marathon waits before the next try.</source>
        <comment>why it failed</comment>
        <translation>%1 Marathon attend avant le prochain essai.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>protocol and path of a check</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Last answer: %1.</source>
        <translation>Dernière réponse : %1.</translation>
    </message>
    <message>
        <source>Failing for %1 on %2.</source>
        <translation>En échec depuis %1 sur %2.</translation>
    </message>
    <message>
        <source>It has never passed, in %1 on %2.</source>
        <translation>Jamais réussi, en %1 sur %2.</translation>
    </message>
    <message numerus="yes">
        <source>Checked every %1; after %n failures in a row Marathon replaces the instance.</source>
        <translation>
            <numerusform>Contrôle toutes les %1&#xa0;; après %n échec d’affilée, Marathon remplace l’instance.</numerusform>
            <numerusform>Contrôle toutes les %1&#xa0;; après %n échecs d’affilée, Marathon remplace l’instance.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked every %1; Marathon leaves it running.</source>
        <translation>Contrôlé toutes les %1 ; Marathon la laisse tourner.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n checks; Marathon does not say which one fails.</source>
        <translation>
            <numerusform>Elle a %n contrôle ; Marathon ne dit pas lequel échoue.</numerusform>
            <numerusform>Elle a %n contrôles ; Marathon ne dit pas lequel échoue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances fail their health check %1.</source>
        <translation>
            <numerusform>%n instance échoue au contrôle de santé %1.</numerusform>
            <numerusform>%n instances échouent au contrôle de santé %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances fail their health check.</source>
        <translation>
            <numerusform>%n instance échoue à son contrôle de santé.</numerusform>
            <numerusform>%n instances échouent à leur contrôle de santé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deployment %1 began %2 ago and is at step %3 of %4.</source>
        <translation>Le déploiement %1 a commencé il y a %2 et en est à l’étape %3 sur %4.</translation>
    </message>
    <message>
        <source>This step waits for %1, which is %2.</source>
        <translation>Cette étape attend %1, dont l’état est : %2.</translation>
    </message>
    <message numerus="yes">
        <source>This step waits until its %n instances run and pass their checks.</source>
        <translation>
            <numerusform>Cette étape attend que %n instance tourne et réussisse ses contrôles.</numerusform>
            <numerusform>Cette étape attend que ses %n instances tournent et réussissent leurs contrôles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its deployment does not get on.</source>
        <translation>Son déploiement n’avance pas.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Contraintes</translation>
    </message>
    <message>
        <source>Reservation</source>
        <translation>Réservation</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Maintenance</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Scarce resources</source>
        <translation>Ressources rares</translation>
    </message>
    <message>
        <source>Its image does not exist in the registry.</source>
        <translation>Son image n’existe pas dans le registre.</translation>
    </message>
    <message>
        <source>The registry does not let the node have its image.</source>
        <translation>Le registre refuse son image au nœud.</translation>
    </message>
    <message>
        <source>The node does not reach the registry of its image.</source>
        <translation>Le nœud n’atteint pas le registre de son image.</translation>
    </message>
    <message>
        <source>Its image cannot be pulled.</source>
        <translation>Son image ne peut pas être tirée.</translation>
    </message>
    <message>
        <source>A file that it fetches before its start cannot be had.</source>
        <translation>Un fichier qu’elle va chercher avant son démarrage n’est pas accessible.</translation>
    </message>
    <message>
        <source>It needs more memory than it asks for.</source>
        <translation>Elle a besoin de plus de mémoire qu’elle n’en demande.</translation>
    </message>
    <message>
        <source>It needs more disk than there is.</source>
        <translation>Elle a besoin de plus de disque qu’il n’y en a.</translation>
    </message>
    <message>
        <source>Its health check fails.</source>
        <translation>Son contrôle de santé échoue.</translation>
    </message>
    <message>
        <source>Its command does not exist or may not be run.</source>
        <translation>Sa commande n’existe pas ou ne peut pas être exécutée.</translation>
    </message>
    <message>
        <source>It ends by itself without an error.</source>
        <translation>Elle se termine d’elle-même sans erreur.</translation>
    </message>
    <message>
        <source>It ends by itself with status %1.</source>
        <translation>Elle se termine d’elle-même avec le code %1.</translation>
    </message>
    <message>
        <source>It ends by the signal %1.</source>
        <translation>Elle se termine par le signal %1.</translation>
    </message>
    <message>
        <source>Its node went away.</source>
        <translation>Son nœud a disparu.</translation>
    </message>
    <message>
        <source>The node did not get it to start in time.</source>
        <translation>Le nœud ne l’a pas démarrée à temps.</translation>
    </message>
    <message>
        <source>A volume cannot be mounted.</source>
        <translation>Un volume ne peut pas être monté.</translation>
    </message>
    <message>
        <source>A port that it needs is taken on the node.</source>
        <translation>Un port dont elle a besoin est pris sur le nœud.</translation>
    </message>
    <message>
        <source>Its instances fail.</source>
        <translation>Ses instances échouent.</translation>
    </message>
    <message>
        <source>Marathon replaces instances whose health check %1 fails.</source>
        <translation>Marathon remplace les instances dont le contrôle de santé %1 échoue.</translation>
    </message>
    <message>
        <source>Marathon replaces instances whose health check fails.</source>
        <translation>Marathon remplace les instances dont le contrôle de santé échoue.</translation>
    </message>
    <message numerus="yes">
        <source>%n instances are on a node that nobody can reach.</source>
        <translation>
            <numerusform>%n instance est sur un nœud que personne n’atteint.</numerusform>
            <numerusform>%n instances sont sur un nœud que personne n’atteint.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <comment>host, age</comment>
        <translation>%1, depuis %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n instances are still being prepared.</source>
        <translation>
            <numerusform>%n instance est encore en préparation.</numerusform>
            <numerusform>%n instances sont encore en préparation.</numerusform>
        </translation>
    </message>
    <message>
        <source>For %1 on %2; most often the image is still being pulled.</source>
        <translation>Depuis %1 sur %2 ; le plus souvent, l’image est encore en train d’être tirée.</translation>
    </message>
    <message>
        <source>It waits for %1, which it depends on.</source>
        <translation>Elle attend %1, dont elle dépend.</translation>
    </message>
    <message>
        <source>%1 is %2.</source>
        <comment>app, state</comment>
        <translation>%1 : %2.</translation>
    </message>
    <message>
        <source>%1 of %2 instances run, and nothing is under way to change that.</source>
        <translation>%1 instances sur %2 tournent, et rien n’est en cours pour changer cela.</translation>
    </message>
    <message>
        <source>A deployment is changing it.</source>
        <translation>Un déploiement la modifie.</translation>
    </message>
    <message>
        <source>It is suspended: no instance is wanted.</source>
        <translation>Elle est suspendue&#xa0;: aucune instance n’est voulue.</translation>
    </message>
    <message>
        <source>It runs as wanted.</source>
        <translation>Elle tourne comme voulu.</translation>
    </message>
    <message>
        <source>Its state is not known.</source>
        <translation>Son état n’est pas connu.</translation>
    </message>
    <message>
        <source>Last answer: HTTP %1.</source>
        <translation>Dernière réponse : HTTP %1.</translation>
    </message>
    <message>
        <source>Last answer: HTTP %1, %2.</source>
        <translation>Dernière réponse : HTTP %1, %2.</translation>
    </message>
    <message>
        <source>It has not answered so far.</source>
        <translation>Elle n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>It runs for %1 on %2.</source>
        <translation>Elle tourne depuis %1 sur %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n new instances run and are not ready yet.</source>
        <translation>
            <numerusform>%n nouvelle instance tourne et n’est pas encore prête.</numerusform>
            <numerusform>%n nouvelles instances tournent et ne sont pas encore prêtes.</numerusform>
        </translation>
    </message>
    <message>
        <source>It waits for %1, which its group %2 depends on.</source>
        <translation>Elle attend %1, dont dépend son groupe %2.</translation>
    </message>
</context>
<context>
    <name>mesoscope::AboutDialog</name>
    <message>
        <source>About Mesoscope</source>
        <translation>À propos de Mesoscope</translation>
    </message>
    <message>
        <source>A dashboard for Apache Mesos and Marathon clusters.</source>
        <translation>Un tableau de bord pour les clusters Apache Mesos et Marathon.</translation>
    </message>
    <message>
        <source>Version %1, Qt %2</source>
        <translation>Version %1, Qt %2</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure (GPL-3.0-or-later). Il est fourni sans aucune garantie.</translation>
    </message>
    <message>
        <source>Apache Mesos, Mesos and Marathon are names of others; this program is not made by them.</source>
        <translation>Apache Mesos, Mesos et Marathon sont des noms appartenant à d’autres&#xa0;; ce programme n’est pas le leur.</translation>
    </message>
</context>
<context>
    <name>mesoscope::ActionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The command is on its way. What becomes of it is told in the window.</source>
        <translation>La commande est partie. La fenêtre dira ce qu’il en advient.</translation>
    </message>
</context>
<context>
    <name>mesoscope::Actions</name>
    <message>
        <source>&amp;Deploy…</source>
        <translation>&amp;Déployer…</translation>
    </message>
    <message>
        <source>The keychain does not take the sign-in: it is kept in memory until the program ends. %1</source>
        <translation>Le trousseau n’accepte pas les identifiants&#xa0;: ils restent en mémoire jusqu’à la fin du programme. %1</translation>
    </message>
    <message>
        <source>No cluster is connected.</source>
        <translation>Aucun cluster n’est connecté.</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Cette connexion est en lecture seule.</translation>
    </message>
    <message>
        <source>This cluster is connected without Marathon: nothing can be changed.</source>
        <translation>Ce cluster est connecté sans Marathon&#xa0;: rien ne peut être modifié.</translation>
    </message>
    <message>
        <source>Deploy an app</source>
        <translation>Déployer une application</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Annuler : %1</translation>
    </message>
    <message numerus="yes">
        <source>Undo for %n app(s)…</source>
        <translation>
            <numerusform>Annuler pour %n application…</numerusform>
            <numerusform>Annuler pour %n applications…</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no app in it.</source>
        <translation>Il ne contient aucune application.</translation>
    </message>
    <message>
        <source>Only Mesos can do this, and this cluster is connected without a Mesos master.</source>
        <translation>Seul Mesos peut le faire, et ce cluster est connecté sans maître Mesos.</translation>
    </message>
    <message>
        <source>It takes Mesos 1.9 or newer; this master is %1.</source>
        <translation>Il faut Mesos 1.9 ou plus récent ; ce maître est en %1.</translation>
    </message>
</context>
<context>
    <name>mesoscope::AgentsModel</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nœud</translation>
    </message>
    <message>
        <source>Agent id</source>
        <translation>Identifiant de l’agent</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributs</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Registered for</source>
        <translation>Enregistré depuis</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>mesoscope::AppChooser</name>
    <message>
        <source>Apps</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Name holds</source>
        <translation>Le &amp;nom contient</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>path of an app, note</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>mesoscope::AppEvents</name>
    <message>
        <source>Events of the app</source>
        <translation>Événements de l’application</translation>
    </message>
    <message>
        <source>Events cannot be heard</source>
        <translation>Les événements ne sont pas accessibles</translation>
    </message>
    <message>
        <source>No event has arrived yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>Listened to since %1. What happens to this app from now on is listed here, newest first.</source>
        <translation>À l’écoute depuis le %1. Ce qui arrive désormais à cette application s’affiche ici, le plus récent en premier.</translation>
    </message>
    <message>
        <source>Nothing has happened to this app</source>
        <translation>Il n’est rien arrivé à cette application</translation>
    </message>
    <message>
        <source>Events are kept since %1. None of them is about it.</source>
        <translation>Les événements sont gardés depuis le %1. Aucun ne la concerne.</translation>
    </message>
    <message>
        <source>Show all events</source>
        <translation>Afficher tous les événements</translation>
    </message>
</context>
<context>
    <name>mesoscope::AppInspector</name>
    <message>
        <source>Details of the app</source>
        <translation>Détails de l’application</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Redimensionner…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Restart…</source>
        <translation>Redémarrer…</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Déploiements</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Plus d’actions</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Disparue</translation>
    </message>
    <message>
        <source>It is no longer part of the cluster.</source>
        <translation>Ne fait plus partie du cluster.</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>%1 running of %2 wanted</source>
        <translation>%1 en cours sur %2 voulues</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Saines</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Défaillantes</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Apps in it</source>
        <translation>Ses applications</translation>
    </message>
    <message>
        <source>more</source>
        <translation>suite</translation>
    </message>
    <message>
        <source>The list ends here; the tree shows all.</source>
        <translation>La liste s’arrête ici&#xa0;; l’arbre montre tout.</translation>
    </message>
    <message>
        <source>Show its instances</source>
        <translation>Afficher ses instances</translation>
    </message>
    <message>
        <source>Show it on the map</source>
        <translation>Afficher sur la carte</translation>
    </message>
    <message>
        <source>Show its charts</source>
        <translation>Afficher ses graphiques</translation>
    </message>
    <message>
        <source>Show its log</source>
        <translation>Afficher son journal</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Revenir en arrière…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>Reprendre…</translation>
    </message>
    <message>
        <source>Try to start again now</source>
        <translation>Essayer de redémarrer maintenant</translation>
    </message>
    <message>
        <source>Destroy…</source>
        <translation>Détruire…</translation>
    </message>
    <message>
        <source>Destroy the group…</source>
        <translation>Détruire le groupe…</translation>
    </message>
    <message>
        <source>Scale all its apps by a factor…</source>
        <translation>Dimensionner toutes ses applications d’un facteur…</translation>
    </message>
    <message>
        <source>All its apps</source>
        <translation>Toutes ses applications</translation>
    </message>
    <message>
        <source>New group in it…</source>
        <translation>Nouveau groupe à l’intérieur…</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Répartiteur de charge</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié : %1</translation>
    </message>
    <message>
        <source>No browser takes %1.</source>
        <translation>Aucun navigateur n’accepte %1.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>deployments</comment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>none</source>
        <comment>volumes</comment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>not used</source>
        <comment>load balancer</comment>
        <translation>non utilisé</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Role of new apps</source>
        <translation>Rôle des nouvelles apps</translation>
    </message>
    <message>
        <source>%1, the group&apos;s own</source>
        <translation>%1, celui du groupe</translation>
    </message>
    <message>
        <source>whichever their definition says</source>
        <translation>celui que dit leur définition</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Role of new apps in it…</source>
        <translation>Rôle des nouvelles apps du groupe…</translation>
    </message>
    <message>
        <source>Quota of its role…</source>
        <translation>Quota de son rôle…</translation>
    </message>
</context>
<context>
    <name>mesoscope::Application</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Impossible d’écrire %1 : %2</translation>
    </message>
    <message>
        <source>%1 could not be read. It is kept as %2.</source>
        <translation>Impossible de lire %1. Le fichier est conservé sous le nom %2.</translation>
    </message>
    <message>
        <source>The history of deployments</source>
        <translation>L’historique des déploiements</translation>
    </message>
    <message>
        <source>The history of failures</source>
        <translation>L’historique des pannes</translation>
    </message>
    <message>
        <source>The list of destroyed apps</source>
        <translation>La liste des applications détruites</translation>
    </message>
</context>
<context>
    <name>mesoscope::ApplicationsPage</name>
    <message>
        <source>Filter by id, image, label or port</source>
        <translation>Filtrer par identifiant, image, étiquette ou port</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <comment>filter of apps</comment>
        <translation>défaillantes</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>filter of apps</comment>
        <translation>en attente</translation>
    </message>
    <message>
        <source>deploying</source>
        <comment>filter of apps</comment>
        <translation>en déploiement</translation>
    </message>
    <message>
        <source>suspended</source>
        <comment>filter of apps</comment>
        <translation>suspendues</translation>
    </message>
    <message>
        <source>Groups and apps</source>
        <translation>Groupes et applications</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Tree or list, and which columns</source>
        <translation>Arbre ou liste, et quelles colonnes</translation>
    </message>
    <message>
        <source>View: tree or list, and which columns</source>
        <translation>Vue : arbre ou liste, et quelles colonnes</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Seulement</translation>
    </message>
    <message>
        <source>Only apps of a status, a label, an image…</source>
        <translation>Seulement les applications d’un état, d’une étiquette, d’une image…</translation>
    </message>
    <message>
        <source>One list, without groups</source>
        <translation>Une seule liste, sans les groupes</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>mesoscope::AttentionModel</name>
    <message>
        <source>The node is %1.</source>
        <translation>Le nœud est %1.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
</context>
<context>
    <name>mesoscope::Banner</name>
    <message numerus="yes">
        <source>A new Mesos leader is recovering: %1 of %n agents are back.</source>
        <translation>
            <numerusform>Un nouveau leader Mesos reprend&#xa0;: %1 agent sur %n est de retour.</numerusform>
            <numerusform>Un nouveau leader Mesos reprend&#xa0;: %1 agents sur %n sont de retour.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cluster has no leader at the moment. Last complete data %1 old.</source>
        <translation>Le cluster n’a pas de leader pour le moment. Dernières données complètes&#xa0;: il y a %1.</translation>
    </message>
    <message>
        <source>Nothing answers at the moment: what you see is %1 old. Trying again.</source>
        <translation>Rien ne répond pour le moment&#xa0;: ce qui est affiché date d’il y a %1. Nouvel essai en cours.</translation>
    </message>
    <message>
        <source>%1 What you see is %2 old.</source>
        <comment>a sentence that says what is wrong</comment>
        <translation>%1 Ce que vous voyez date d’il y a %2.</translation>
    </message>
</context>
<context>
    <name>mesoscope::BatchDialog</name>
    <message>
        <source>Apps and what has become of them</source>
        <translation>Applications et ce qu’elles sont devenues</translation>
    </message>
    <message>
        <source>&amp;Type “%1” to go on</source>
        <translation>&amp;Saisissez « %1 » pour continuer</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Try %n again</source>
        <translation>
            <numerusform>&amp;Réessayer %n</numerusform>
            <numerusform>&amp;Réessayer les %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Sends nothing more. The command that is on its way goes on.</source>
        <translation>N’envoie plus rien. La commande déjà partie continue.</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>en cours d’envoi</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n faite</numerusform>
            <numerusform>%n faites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refusée</numerusform>
            <numerusform>%n refusées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with an unknown outcome</source>
        <translation>
            <numerusform>%n à l’issue inconnue</numerusform>
            <numerusform>%n à l’issue inconnue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n non envoyée</numerusform>
            <numerusform>%n non envoyées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done to many apps: how many of them</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Look at the apps with an unknown outcome before you do it again.</source>
        <translation>Regardez les applications à l’issue inconnue avant de recommencer.</translation>
    </message>
</context>
<context>
    <name>mesoscope::BatchModel</name>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Ce qui change</translation>
    </message>
    <message>
        <source>What has become of it</source>
        <translation>Ce qu’il en est advenu</translation>
    </message>
</context>
<context>
    <name>mesoscope::BusPopups</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Afficher le journal</translation>
    </message>
</context>
<context>
    <name>mesoscope::CertificatePanel</name>
    <message>
        <source>Certificate of %1</source>
        <translation>Certificat de %1</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Faire confiance à ce certificat</translation>
    </message>
    <message>
        <source>Trust this certificate of %1</source>
        <translation>Faire confiance à ce certificat de %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::ChangesTable</name>
    <message>
        <source>What changes</source>
        <translation>Ce qui change</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>another secret</source>
        <translation>autre secret</translation>
    </message>
</context>
<context>
    <name>mesoscope::ChartMarks</name>
    <message>
        <source>deployment</source>
        <translation>déploiement</translation>
    </message>
    <message>
        <source>deployed</source>
        <translation>déployé</translation>
    </message>
    <message>
        <source>deployment failed</source>
        <translation>déploiement échoué</translation>
    </message>
    <message>
        <source>health check failing</source>
        <translation>contrôle de santé en échec</translation>
    </message>
    <message>
        <source>killed as unhealthy</source>
        <translation>tuée car défaillante</translation>
    </message>
    <message>
        <source>instance failed</source>
        <translation>instance en échec</translation>
    </message>
    <message>
        <source>instance lost</source>
        <translation>instance perdue</translation>
    </message>
</context>
<context>
    <name>mesoscope::ChartPanel</name>
    <message>
        <source>%1: now %2, at most %3</source>
        <translation>%1&#xa0;: %2 maintenant, %3 au plus</translation>
    </message>
</context>
<context>
    <name>mesoscope::ChartsPage</name>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>The last hour</source>
        <translation>La dernière heure</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>The last six hours</source>
        <translation>Les six dernières heures</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>Le dernier jour</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 j</translation>
    </message>
    <message>
        <source>The last week</source>
        <translation>La dernière semaine</translation>
    </message>
    <message>
        <source>No metrics store is connected</source>
        <translation>Aucun stockage des métriques n’est connecté</translation>
    </message>
    <message>
        <source>Charts come from the platform&apos;s time series (OpenTSDB protocol). Add its address and token to this cluster&apos;s connection to see them.</source>
        <translation>Les graphiques viennent des séries temporelles de la plateforme (protocole OpenTSDB). Ajouter son adresse et son jeton à la connexion de ce cluster pour les voir.</translation>
    </message>
    <message>
        <source>CPU, % OF EACH APP&apos;S LIMIT</source>
        <translation>CPU, %&#xa0;DE LA LIMITE DE CHAQUE APPLICATION</translation>
    </message>
    <message>
        <source>CPU, % OF THE APP&apos;S LIMIT</source>
        <translation>CPU, %&#xa0;DE LA LIMITE DE L’APPLICATION</translation>
    </message>
    <message>
        <source>MEMORY</source>
        <translation>MÉMOIRE</translation>
    </message>
    <message>
        <source>NETWORK, ALL INSTANCES</source>
        <translation>RÉSEAU, TOUTES LES INSTANCES</translation>
    </message>
    <message>
        <source>NETWORK</source>
        <translation>RÉSEAU</translation>
    </message>
    <message>
        <source>DISK, ALL INSTANCES</source>
        <translation>DISQUE, TOUTES LES INSTANCES</translation>
    </message>
    <message>
        <source>DISK</source>
        <translation>DISQUE</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>limite</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrant</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortant</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lu</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrit</translation>
    </message>
    <message>
        <source>used</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The metrics store has never seen this metric. New apps appear within a few minutes.</source>
        <translation>Le stockage des métriques n’a jamais vu cette métrique. Les nouvelles applications apparaissent en quelques minutes.</translation>
    </message>
    <message>
        <source>No value was recorded in this time.</source>
        <translation>Aucune valeur n’a été enregistrée pendant cette période.</translation>
    </message>
    <message numerus="yes">
        <source>the %1 highest now; %n more</source>
        <translation>
            <numerusform>les %1 plus hautes maintenant&#xa0;; %n autre</numerusform>
            <numerusform>les %1 plus hautes maintenant&#xa0;; %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>not answering, as of %1</source>
        <translation>ne répond pas, état de %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::ChipBar</name>
    <message>
        <source>%1 %2</source>
        <comment>chip and count</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>mesoscope::ClusterPage</name>
    <message>
        <source>Connect to a cluster…</source>
        <translation>Se connecter à un cluster…</translation>
    </message>
    <message>
        <source>Change the connection…</source>
        <translation>Modifier la connexion…</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Réessayer maintenant</translation>
    </message>
</context>
<context>
    <name>mesoscope::ColumnFit</name>
    <message>
        <source>Columns as they were</source>
        <translation>Colonnes d’origine</translation>
    </message>
</context>
<context>
    <name>mesoscope::ConfirmDialog</name>
    <message>
        <source>&amp;Type its name to go on</source>
        <translation>&amp;Saisir son nom pour continuer</translation>
    </message>
    <message>
        <source>What is affected</source>
        <translation>Ce qui est concerné</translation>
    </message>
</context>
<context>
    <name>mesoscope::ConnectDialog</name>
    <message>
        <source>New cluster</source>
        <translation>Nouveau cluster</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>Se &amp;connecter</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>&amp;Essayer</translation>
    </message>
    <message>
        <source>Type Marathon&apos;s sign-in too, so that it can be used here.</source>
        <translation>Saisir aussi les identifiants de Marathon, pour qu’ils puissent servir ici.</translation>
    </message>
    <message>
        <source>Give at least one address.</source>
        <translation>Donner au moins une adresse.</translation>
    </message>
    <message>
        <source>Marathon or Mesos alone is enough to begin with.</source>
        <translation>Marathon ou Mesos seul suffit pour commencer.</translation>
    </message>
    <message>
        <source>User and password for %1 travel over plain HTTP: anybody on the way can read them. Use https:// if the server offers it.</source>
        <translation>L’utilisateur et le mot de passe (%1) circulent en HTTP non chiffré&#xa0;: n’importe qui en chemin peut les lire. Utiliser https:// si le serveur le propose.</translation>
    </message>
    <message>
        <source>&amp;Connect anyway</source>
        <translation>Se &amp;connecter quand même</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Essai…</translation>
    </message>
    <message>
        <source>Asking every address…</source>
        <translation>Interrogation de chaque adresse…</translation>
    </message>
    <message>
        <source>✓ %1 answers</source>
        <translation>✓ Réponse de&#xa0;: %1</translation>
    </message>
    <message>
        <source>✓ %1 answers, version %2</source>
        <translation>✓ Réponse de&#xa0;: %1, version %2</translation>
    </message>
    <message numerus="yes">
        <source>, in %n ms</source>
        <translation>
            <numerusform>, en %n ms</numerusform>
            <numerusform>, en %n ms</numerusform>
        </translation>
    </message>
    <message>
        <source>✗ %1 has not answered in time</source>
        <translation>✗ Pas de réponse à temps&#xa0;: %1</translation>
    </message>
    <message>
        <source>The cluster could not be saved.</source>
        <translation>Le cluster n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <source>Check the place where this program keeps its settings.</source>
        <translation>Vérifier l’endroit où ce programme garde ses réglages.</translation>
    </message>
    <message>
        <source>Really remove?</source>
        <translation>Vraiment retirer&#xa0;?</translation>
    </message>
    <message>
        <source>Connect to a cluster</source>
        <translation>Se connecter à un cluster</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Saved clusters</source>
        <translation>Clusters enregistrés</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Look around in a &amp;demo cluster</source>
        <translation>Explorer un cluster de &amp;démo</translation>
    </message>
    <message>
        <source>Small: 6 nodes, a dozen apps</source>
        <translation>Petit&#xa0;: 6 nœuds, une douzaine d’applications</translation>
    </message>
    <message>
        <source>Busy: deployments all the time</source>
        <translation>Actif&#xa0;: des déploiements sans cesse</translation>
    </message>
    <message>
        <source>Failing: much goes wrong</source>
        <translation>En échec&#xa0;: beaucoup de pannes</translation>
    </message>
    <message>
        <source>Leader loss: the master changes</source>
        <translation>Perte du leader&#xa0;: le maître change</translation>
    </message>
    <message>
        <source>Tenant: Marathon without Mesos</source>
        <translation>Locataire&#xa0;: Marathon sans Mesos</translation>
    </message>
    <message>
        <source>Big: 10,000 nodes, 100,000 tasks</source>
        <translation>Grand&#xa0;: 10 000 nœuds, 100 000 tâches</translation>
    </message>
    <message>
        <source>production</source>
        <translation>production</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Sans couleur</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ambre</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Sarcelle</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>C&amp;olour of its frame</source>
        <translation>C&amp;ouleur de son cadre</translation>
    </message>
    <message>
        <source>Every address is optional. Several of one kind, one per line, are tried in turn.</source>
        <translation>Chaque adresse est facultative. Plusieurs du même type, une par ligne, sont essayées tour à tour.</translation>
    </message>
    <message>
        <source>&amp;Read-only: show everything, change nothing</source>
        <translation>&amp;Lecture seule&#xa0;: tout montrer, ne rien changer</translation>
    </message>
    <message>
        <source>Stuck: one app for each reason not to run</source>
        <translation>Bloqué : une application pour chaque raison de ne pas tourner</translation>
    </message>
</context>
<context>
    <name>mesoscope::ControlPlane</name>
    <message>
        <source>Control plane</source>
        <translation>Plan de contrôle</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>non joint</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>en réserve</translation>
    </message>
    <message>
        <source>leader · %1</source>
        <translation>leader · %1</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>leader</translation>
    </message>
    <message>
        <source>Mesos master %1
%2</source>
        <translation>Maître Mesos %1
%2</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>disconnected · %1</source>
        <translation>déconnecté · %1</translation>
    </message>
    <message>
        <source>inactive · %1</source>
        <translation>inactif · %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n app(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Framework %1
%2
Roles: %3
Host: %4</source>
        <translation>Framework %1
%2
Rôles&#xa0;: %3
Hôte&#xa0;: %4</translation>
    </message>
    <message>
        <source>Marathon</source>
        <translation>Marathon</translation>
    </message>
    <message>
        <source>Marathon %1
Leader: %2</source>
        <translation>Marathon %1
Leader&#xa0;: %2</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Répartiteur de charge</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>pas encore de réponse</translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s) up</source>
        <translation>
            <numerusform>%n backend actif</numerusform>
            <numerusform>%n backends actifs</numerusform>
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
            <numerusform>%n arrêté</numerusform>
            <numerusform>%n arrêtés</numerusform>
        </translation>
    </message>
    <message>
        <source>Down: %1</source>
        <translation>Arrêtés&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DeclinedOffers</name>
    <message>
        <source>%1 of %2 CPU</source>
        <comment>offered, asked for</comment>
        <translation>%1 sur %2 CPU</translation>
    </message>
    <message>
        <source>%1 of %2 memory</source>
        <comment>offered, asked for</comment>
        <translation>%1 sur %2 de mémoire</translation>
    </message>
    <message>
        <source>%1 of %2 disk</source>
        <comment>offered, asked for</comment>
        <translation>%1 sur %2 de disque</translation>
    </message>
    <message>
        <source>%1 of %2 GPUs</source>
        <comment>offered, asked for</comment>
        <translation>%1 sur %2 GPU</translation>
    </message>
    <message numerus="yes">
        <source>%n port(s) offered</source>
        <translation>
            <numerusform>%n port offert</numerusform>
            <numerusform>%n ports offerts</numerusform>
        </translation>
    </message>
    <message>
        <source>Offers that were declined</source>
        <translation>Offres déclinées</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>what did not suit, how long ago, amounts</comment>
        <translation>%1 (%2) : %3</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>age</comment>
        <translation>il y a %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>offers</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DefinitionForm</name>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>Sections of the form</source>
        <translation>Sections du formulaire</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a section and the number of its problems</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) with a problem</source>
        <translation>
            <numerusform>%n champ avec un problème</numerusform>
            <numerusform>%n champs avec un problème</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::DefinitionView</name>
    <message>
        <source>container %1, host %2</source>
        <translation>conteneur %1, hôte %2</translation>
    </message>
    <message>
        <source>any</source>
        <comment>port</comment>
        <translation>libre</translation>
    </message>
    <message>
        <source>container %1</source>
        <translation>conteneur %1</translation>
    </message>
    <message>
        <source>%1, service %2</source>
        <comment>ports</comment>
        <translation>%1, service %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 every %2, timeout %3, grace period %4, fails after %n times</source>
        <translation>
            <numerusform>%1 toutes les %2, limite %3, délai de grâce %4, en échec après %n fois</numerusform>
            <numerusform>%1 toutes les %2, limite %3, délai de grâce %4, en échec après %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>port %1</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Definition as JSON</source>
        <translation>Définition en JSON</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the definition as JSON, secrets masked</source>
        <translation>Copier la définition en JSON, secrets masqués</translation>
    </message>
    <message>
        <source>Copies the JSON; secrets stay masked</source>
        <translation>Copie le JSON&#xa0;; les secrets restent masqués</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>Redimensionnée</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Port %1</source>
        <comment>the n-th</comment>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>Contrôles de santé</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Contraintes</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the definition as a file, secrets masked</source>
        <translation>Enregistrer la définition dans un fichier, secrets masqués</translation>
    </message>
    <message>
        <source>Saves the JSON; secrets stay masked</source>
        <translation>Enregistre le JSON ; les secrets restent masqués</translation>
    </message>
    <message>
        <source>Save the definition</source>
        <translation>Enregistrer la définition</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Impossible d’écrire %1 : %2</translation>
    </message>
</context>
<context>
    <name>mesoscope::DeployDialog</name>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Définition</translation>
    </message>
    <message>
        <source>&amp;Show secrets</source>
        <translation>&amp;Afficher les secrets</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>Re&amp;charger</translation>
    </message>
    <message>
        <source>Begins anew with the definition the cluster has now. What was changed here is lost.</source>
        <translation>Recommence avec la définition que le cluster a maintenant. Les modifications faites ici sont perdues.</translation>
    </message>
    <message>
        <source>Deploy an app</source>
        <translation>Déployer une application</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Rien n’est encore modifié.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>The definition has problems that only JSON shows.</source>
        <translation>La définition a des problèmes que seul JSON montre.</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>Changements (%1)</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Déployer</translation>
    </message>
    <message>
        <source>Deploying…</source>
        <translation>Déploiement…</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Appliquer %n changement</numerusform>
            <numerusform>Appliquer %n changements</numerusform>
        </translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Application…</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Revoir les changements</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>The definition has problems.</source>
        <translation>La définition a des problèmes.</translation>
    </message>
    <message>
        <source>&amp;Go on with this</source>
        <translation>&amp;Continuer avec cela</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>&amp;Comparer…</translation>
    </message>
    <message>
        <source>Shows what both have changed, side by side, and goes on from what they make together.</source>
        <translation>Montre côte à côte ce que chacun a modifié, et continue à partir de l’ensemble.</translation>
    </message>
    <message>
        <source>&amp;Back to my changes</source>
        <translation>&amp;Revenir à mes modifications</translation>
    </message>
    <message>
        <source>The JSON text cannot be compared as it is.</source>
        <translation>Le texte JSON ne peut pas être comparé tel quel.</translation>
    </message>
    <message>
        <source>Mend it first.</source>
        <translation>Le corriger d’abord.</translation>
    </message>
    <message>
        <source>The app has a new version, but its definition is the same.</source>
        <translation>L’application a une nouvelle version, mais sa définition est la même.</translation>
    </message>
    <message>
        <source>You can send your changes now.</source>
        <translation>Vous pouvez maintenant envoyer vos modifications.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Ce qui va se passer</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>What has been filled in here is replaced.</source>
        <translation>Ce qui a été saisi ici est remplacé.</translation>
    </message>
    <message>
        <source>Deploy a pod</source>
        <translation>Déployer un pod</translation>
    </message>
    <message>
        <source>Close without sending</source>
        <translation>Fermer sans envoyer</translation>
    </message>
    <message>
        <source>What has been filled in here is lost.</source>
        <translation>Ce qui a été rempli ici sera perdu.</translation>
    </message>
</context>
<context>
    <name>mesoscope::DeploymentView</name>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>No deployment changes it at the moment.</source>
        <translation>Aucun déploiement ne la modifie en ce moment.</translation>
    </message>
</context>
<context>
    <name>mesoscope::DeploymentsModel</name>
    <message>
        <source>Deployment</source>
        <translation>Déploiement</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu’il fait</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Took</source>
        <comment>how long a deployment took</comment>
        <translation>Durée</translation>
    </message>
</context>
<context>
    <name>mesoscope::DeploymentsPage</name>
    <message>
        <source>Deployments</source>
        <translation>Déploiements</translation>
    </message>
    <message>
        <source>Details of the deployment</source>
        <translation>Détails du déploiement</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Revenir en arrière…</translation>
    </message>
    <message>
        <source>Stop without rollback…</source>
        <translation>Arrêter sans retour en arrière…</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Roll the deployment back</source>
        <translation>Annuler le déploiement</translation>
    </message>
    <message>
        <source>Nothing is being deployed</source>
        <translation>Aucun déploiement en cours</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>Deployment, over</source>
        <translation>Déploiement, terminé</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>apps</comment>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Déploiement</translation>
    </message>
    <message>
        <source>Deployments cannot be seen</source>
        <translation>Les déploiements ne sont pas visibles</translation>
    </message>
    <message>
        <source>Try now…</source>
        <translation>Réessayer maintenant…</translation>
    </message>
    <message>
        <source>all</source>
        <comment>deployments</comment>
        <translation>tous</translation>
    </message>
    <message>
        <source>running</source>
        <comment>deployments</comment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>over</source>
        <comment>deployments</comment>
        <translation>fini</translation>
    </message>
    <message>
        <source>Start the instances that wait after failures now</source>
        <translation>Démarrer maintenant les instances qui attendent après des pannes</translation>
    </message>
    <message>
        <source>Filter by app, state or action</source>
        <translation>Filtrer par application, état ou action</translation>
    </message>
    <message>
        <source>Running deployments appear here, step by step, with the instances they replace. What became of them stays here when they are over.</source>
        <translation>Les déploiements en cours apparaissent ici, étape par étape, avec les instances qu’ils remplacent. Ce qu’ils sont devenus reste ici quand ils sont finis.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>none running</source>
        <comment>deployments</comment>
        <translation>aucun en cours</translation>
    </message>
    <message>
        <source>Ends the wait of %1 after its failures</source>
        <translation>Met fin à l’attente de %1 après ses pannes</translation>
    </message>
</context>
<context>
    <name>mesoscope::DetailList</name>
    <message>
        <source>Open %1 in the browser</source>
        <translation>Ouvrir %1 dans le navigateur</translation>
    </message>
    <message>
        <source>Opens %1 in the browser</source>
        <translation>Ouvre %1 dans le navigateur</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>an app</comment>
        <translation>Afficher %1</translation>
    </message>
    <message>
        <source>%1: show the instance %2</source>
        <comment>where, id</comment>
        <translation>%1 : afficher l’instance %2</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copier %1</translation>
    </message>
    <message>
        <source>Copies %1</source>
        <translation>Copie %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::DockerRunDialog</name>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;L’utiliser</translation>
    </message>
    <message>
        <source>From a docker run line</source>
        <translation>D’une ligne docker run</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Ce qu’elle devient</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Ligne</translation>
    </message>
    <message>
        <source>Paste a line as you would give it to a shell. Nothing is run.</source>
        <translation>Collez une ligne comme vous la donneriez à un shell. Rien n’est exécuté.</translation>
    </message>
    <message>
        <source>Not carried over as it is:</source>
        <translation>Non repris tel quel :</translation>
    </message>
    <message>
        <source>Carried over:</source>
        <translation>Repris :</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a flag with its value, and its place in the definition</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>mesoscope::EmptyState</name>
    <message>
        <source>%1 %2</source>
        <comment>title and advice of an empty page</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>mesoscope::EndpointAdvanced</name>
    <message>
        <source>File with the certificate authority (PEM)</source>
        <translation>Fichier de l’autorité de certification (PEM)</translation>
    </message>
    <message>
        <source>File with the client&apos;s certificate (PEM)</source>
        <translation>Fichier du certificat client (PEM)</translation>
    </message>
    <message>
        <source>File with the client&apos;s key (PEM)</source>
        <translation>Fichier de la clé du client (PEM)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Fingerprints of the certificates to trust, and no others (SHA-256)</source>
        <translation>Empreintes des certificats auxquels faire confiance, et à aucun autre (SHA-256)</translation>
    </message>
    <message>
        <source>in the certificate&apos;s file</source>
        <translation>dans le fichier du certificat</translation>
    </message>
    <message>
        <source>the system&apos;s; or http://…, socks5://…, none</source>
        <translation>celui du système&#xa0;; ou http://…, socks5://…, none</translation>
    </message>
    <message>
        <source>none: certificate authorities decide</source>
        <translation>aucun&#xa0;: les autorités de certification décident</translation>
    </message>
    <message>
        <source>Pinned certificate (SHA-256)</source>
        <translation>Certificat épinglé (SHA-256)</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autorité de certification</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificat client</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
    <message>
        <source>User and password of a proxy cannot be kept here.</source>
        <translation>L’utilisateur et le mot de passe d’un proxy ne peuvent pas être conservés ici.</translation>
    </message>
    <message>
        <source>A proxy reads http://host:port or socks5://host:port.</source>
        <translation>Un proxy s’écrit http://hôte:port ou socks5://hôte:port.</translation>
    </message>
    <message>
        <source>A SHA-256 fingerprint has 64 digits, 0 to 9 and a to f.</source>
        <translation>Une empreinte SHA-256 a 64 chiffres, de 0 à 9 et de a à f.</translation>
    </message>
</context>
<context>
    <name>mesoscope::EndpointForm</name>
    <message>
        <source>Addresses of %1, one per line</source>
        <translation>Adresses (%1), une par ligne</translation>
    </message>
    <message>
        <source>Kind of metrics store</source>
        <translation>Type de stockage des métriques</translation>
    </message>
    <message>
        <source>Fill in the sign-in, or choose &quot;No sign-in&quot;.</source>
        <translation>Remplir les identifiants, ou choisir «&#xa0;Sans identification ».</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Advanced: certificates and proxy of %1</source>
        <translation>Avancé&#xa0;: certificats et proxy de %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::ErrorPanel</name>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui n’a pas marché</translation>
    </message>
    <message>
        <source>The server&apos;s own words</source>
        <translation>Le texte du serveur</translation>
    </message>
</context>
<context>
    <name>mesoscope::EventsModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
</context>
<context>
    <name>mesoscope::EventsPage</name>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Details of the event</source>
        <translation>Détails de l’événement</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Filter by app, type or text</source>
        <translation>Filtrer par application, type ou texte</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Type of events</source>
        <translation>Type d’événements</translation>
    </message>
    <message>
        <source>Pause the list</source>
        <translation>Figer la liste</translation>
    </message>
    <message>
        <source>New events wait until you go on</source>
        <translation>Les nouveaux événements attendent la reprise</translation>
    </message>
    <message>
        <source>The event as JSON</source>
        <translation>L’événement en JSON</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>No event has arrived yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>What happens in the cluster from now on is listed here, newest first.</source>
        <translation>Ce qui se passe désormais dans le cluster est listé ici, le plus récent d’abord.</translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on, %n new</source>
        <translation>
            <numerusform>Reprendre, %n nouveau</numerusform>
            <numerusform>Reprendre, %n nouveaux</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Events cannot be heard</source>
        <translation>Les évènements ne sont pas accessibles</translation>
    </message>
</context>
<context>
    <name>mesoscope::FormBuilder</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>mesoscope::FormChecks</name>
    <message>
        <source>Check each instance&apos;s &amp;health</source>
        <translation>Tester la &amp;santé de chaque instance</translation>
    </message>
    <message>
        <source>Which health check</source>
        <translation>Quel test de santé</translation>
    </message>
    <message>
        <source>Add a check</source>
        <translation>Ajouter un test</translation>
    </message>
    <message>
        <source>HTTP: a path answers</source>
        <translation>HTTP : un chemin répond</translation>
    </message>
    <message>
        <source>HTTP, asked by Mesos on the node</source>
        <translation>HTTP, demandé par Mesos sur le nœud</translation>
    </message>
    <message>
        <source>TCP: a port is open</source>
        <translation>TCP : un port est ouvert</translation>
    </message>
    <message>
        <source>A command in the container</source>
        <translation>Une commande dans le conteneur</translation>
    </message>
    <message>
        <source>Remove this one</source>
        <translation>Enlever celui-ci</translation>
    </message>
    <message>
        <source>P&amp;rotocol</source>
        <translation>P&amp;rotocole</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Port inde&amp;x</source>
        <translation>Inde&amp;x du port</translation>
    </message>
    <message>
        <source>Or the port&apos;s number</source>
        <translation>Ou le numéro du port</translation>
    </message>
    <message>
        <source>by index</source>
        <translation>par l’index</translation>
    </message>
    <message>
        <source>IP protocol</source>
        <translation>Protocole IP</translation>
    </message>
    <message>
        <source>Grace period, s</source>
        <translation>Délai de grâce, s</translation>
    </message>
    <message>
        <source>Interval, s</source>
        <translation>Intervalle, s</translation>
    </message>
    <message>
        <source>Timeout, s</source>
        <translation>Délai, s</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>Échecs d’affilée</translation>
    </message>
    <message>
        <source>Delay, s</source>
        <translation>Retard, s</translation>
    </message>
    <message>
        <source>Ignore HTTP 1xx</source>
        <translation>Ignorer HTTP 1xx</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <comment>a health check&apos;s place, protocol and path</comment>
        <translation>%1 sur %2 : %3 %4</translation>
    </message>
</context>
<context>
    <name>mesoscope::FrameworksModel</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Framework id</source>
        <translation>Identifiant du framework</translation>
    </message>
    <message>
        <source>Registered for</source>
        <translation>Enregistré depuis</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>recovered, not back yet</source>
        <translation>repris, pas encore de retour</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>déconnecté</translation>
    </message>
    <message>
        <source>inactive</source>
        <translation>inactif</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
</context>
<context>
    <name>mesoscope::GroupDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nouveau groupe</translation>
    </message>
    <message>
        <source>An empty group; apps are deployed into it by their name: /group/app.</source>
        <translation>Un groupe vide ; les applications y sont déployées par leur nom : /groupe/app.</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Créer</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Création…</translation>
    </message>
    <message>
        <source>&amp;Role of its apps</source>
        <translation>&amp;Rôle de ses apps</translation>
    </message>
    <message>
        <source>as Marathon is set up</source>
        <translation>selon la configuration de Marathon</translation>
    </message>
    <message>
        <source>the role of the group&apos;s name</source>
        <translation>le rôle du nom du groupe</translation>
    </message>
    <message>
        <source>whichever their definition says</source>
        <translation>celui que dit leur définition</translation>
    </message>
</context>
<context>
    <name>mesoscope::GroupTree</name>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Service ports</source>
        <translation>Ports de service</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
</context>
<context>
    <name>mesoscope::Inspector</name>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>Close the details (Esc)</source>
        <translation>Fermer les détails (Échap)</translation>
    </message>
    <message>
        <source>Show all with %1</source>
        <translation>Montrer tout ce qui porte %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::InstanceCompare</name>
    <message>
        <source>not placed</source>
        <translation>non placée</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>running, healthy</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Old instances</source>
        <translation>Anciennes instances</translation>
    </message>
    <message>
        <source>New instances</source>
        <translation>Nouvelles instances</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>apps</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Old</source>
        <comment>instances</comment>
        <translation>Anciennes</translation>
    </message>
    <message>
        <source>New</source>
        <comment>instances</comment>
        <translation>Nouvelles</translation>
    </message>
    <message>
        <source>none</source>
        <comment>instances</comment>
        <translation>aucune</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>instances</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new, %2 old, %3 wanted</source>
        <comment>instances of an app</comment>
        <translation>%1 nouvelles, %2 anciennes, %3 voulues</translation>
    </message>
    <message>
        <source>Not there yet, or gone already.</source>
        <translation>Pas encore là, ou déjà partie.</translation>
    </message>
</context>
<context>
    <name>mesoscope::InstancePicker</name>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Choose an app</source>
        <translation>Choisir une application</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Whole cluster</source>
        <translation>Tout le cluster</translation>
    </message>
    <message>
        <source>Each app</source>
        <translation>Chaque application</translation>
    </message>
    <message>
        <source>All instances</source>
        <translation>Toutes les instances</translation>
    </message>
    <message>
        <source>Each instance</source>
        <translation>Chaque instance</translation>
    </message>
    <message>
        <source>%1 (gone)</source>
        <translation>%1 (disparue)</translation>
    </message>
</context>
<context>
    <name>mesoscope::InstancesPage</name>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Filter by id, app, host:port or state</source>
        <translation>Filtrer par identifiant, application, hôte:port ou état</translation>
    </message>
    <message>
        <source>active</source>
        <comment>filter of instances</comment>
        <translation>actives</translation>
    </message>
    <message>
        <source>troubled</source>
        <comment>filter of instances</comment>
        <translation>en difficulté</translation>
    </message>
    <message>
        <source>ended</source>
        <comment>filter of instances</comment>
        <translation>terminées</translation>
    </message>
    <message>
        <source>all</source>
        <comment>filter of instances</comment>
        <translation>toutes</translation>
    </message>
    <message>
        <source>only %1</source>
        <comment>an app</comment>
        <translation>seulement %1</translation>
    </message>
    <message>
        <source>Only instances of %1 are shown; press to show all</source>
        <translation>Seules les instances de %1 sont affichées&#xa0;; appuyer pour tout afficher</translation>
    </message>
    <message>
        <source>Show the instances of every app again</source>
        <translation>Afficher de nouveau les instances de toutes les applications</translation>
    </message>
</context>
<context>
    <name>mesoscope::IssuesPanel</name>
    <message>
        <source>%1 is not part of this connection.</source>
        <translation>Ne fait pas partie de cette connexion&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 Its last data is of %2.</source>
        <translation>%1 Ses dernières données datent de %2.</translation>
    </message>
    <message>
        <source>%1 is fine.</source>
        <translation>Tout va bien&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Connexion en cours&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The password for %1 travels unencrypted.</source>
        <translation>Le mot de passe circule sans chiffrement&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Use an https address if the server has one.</source>
        <translation>Utiliser une adresse https si le serveur en a une.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries of %1 could not be read and are left out.</source>
        <translation>
            <numerusform>%n entrée illisible est omise&#xa0;: %1.</numerusform>
            <numerusform>%n entrées illisibles sont omises&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>State of the sources</source>
        <translation>État des sources</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Réessayer maintenant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>mesoscope::JsonEditor</name>
    <message>
        <source>Definition as JSON</source>
        <translation>Définition en JSON</translation>
    </message>
    <message>
        <source>a definition is one JSON object</source>
        <translation>une définition est un seul objet JSON</translation>
    </message>
    <message>
        <source>the masked value at %1 belongs to another place: show the secrets to move it</source>
        <translation>la valeur masquée en %1 appartient à un autre endroit&#xa0;: afficher les secrets pour la déplacer</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Ligne %1, colonne %2&#xa0;: %3</translation>
    </message>
</context>
<context>
    <name>mesoscope::JumpField</name>
    <message>
        <source>Jump to app, host, port, instance…</source>
        <translation>Aller à une application, un hôte, un port, une instance…</translation>
    </message>
    <message>
        <source>Jump to an app, host, port or instance</source>
        <translation>Aller à une application, un hôte, un port ou une instance</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>Ce qui correspond</translation>
    </message>
    <message>
        <source>node</source>
        <translation>nœud</translation>
    </message>
    <message>
        <source>pod</source>
        <translation>pod</translation>
    </message>
    <message>
        <source>app</source>
        <translation>application</translation>
    </message>
    <message>
        <source>group</source>
        <translation>groupe</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>found thing and its kind</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <comment>the keys that lead to the jump field</comment>
        <translation>Ctrl K</translation>
    </message>
</context>
<context>
    <name>mesoscope::LabelsDialog</name>
    <message numerus="yes">
        <source>Labels of %n app(s)</source>
        <translation>
            <numerusform>Étiquettes de %n application</numerusform>
            <numerusform>Étiquettes de %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels are part of the definition: the instances of each app that changes are replaced, as its upgrade strategy says.</source>
        <translation>Les étiquettes font partie de la définition : les instances de chaque application modifiée sont remplacées, selon sa stratégie de mise à jour.</translation>
    </message>
    <message>
        <source>&amp;Change labels</source>
        <translation>&amp;Modifier les étiquettes</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Modification…</translation>
    </message>
    <message>
        <source>Labels to set</source>
        <translation>Étiquettes à poser</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Labels to &amp;remove</source>
        <translation>Étiquettes à &amp;enlever</translation>
    </message>
    <message>
        <source>Names, separated by spaces.</source>
        <translation>Noms, séparés par des espaces.</translation>
    </message>
    <message>
        <source>Labels to &amp;set</source>
        <translation>Étiquettes à &amp;poser</translation>
    </message>
</context>
<context>
    <name>mesoscope::LbModel</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Sessions so far</source>
        <translation>Sessions à ce jour</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Dernier contrôle</translation>
    </message>
</context>
<context>
    <name>mesoscope::LoadBalancerView</name>
    <message>
        <source>Load balancer</source>
        <translation>Répartiteur de charge</translation>
    </message>
    <message>
        <source>Pods are not behind the load balancer</source>
        <translation>Les pods ne sont pas derrière le répartiteur de charge</translation>
    </message>
    <message>
        <source>Not reachable through a load balancer</source>
        <translation>Pas accessible par un répartiteur de charge</translation>
    </message>
    <message>
        <source>HAProxy is set up from the service ports of apps, which pods do not have.</source>
        <translation>HAProxy est configuré d’après les ports de service des applications, que les pods n’ont pas.</translation>
    </message>
    <message>
        <source>It has no service port and no label for HAProxy. Give one of its ports a service port, 10000 or higher on most platforms, and the label HAPROXY_GROUP or HAPROXY_0_VHOST.</source>
        <translation>Elle n’a ni port de service ni étiquette pour HAProxy. Donnez à l’un de ses ports un port de service, 10000 ou plus sur la plupart des plateformes, et l’étiquette HAPROXY_GROUP ou HAPROXY_0_VHOST.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) have no effect</source>
        <translation>
            <numerusform>%n étiquette est sans effet</numerusform>
            <numerusform>%n étiquettes sont sans effet</numerusform>
        </translation>
    </message>
    <message>
        <source>The app has no port of that number: %1</source>
        <translation>L’application n’a pas de port de ce numéro : %1</translation>
    </message>
    <message>
        <source>Service port %1</source>
        <translation>Port de service %1</translation>
    </message>
    <message>
        <source>Port %1</source>
        <comment>number of a port in a list</comment>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>Non publié</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Reached at</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>The load balancer&apos;s own name is not known here, only the port.</source>
        <translation>Le nom du répartiteur lui-même n’est pas connu ici, seulement le port.</translation>
    </message>
    <message>
        <source>Virtual hosts</source>
        <translation>Hôtes virtuels</translation>
    </message>
    <message>
        <source>Lets in</source>
        <translation>Laisse entrer</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>asked for by the load balancer</source>
        <translation>demandée par le répartiteur de charge</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Deployed with</source>
        <translation>Déployée avec</translation>
    </message>
    <message>
        <source>all apps of the deployment group %1</source>
        <translation>toutes les applications du groupe de déploiement %1</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Backend %1</source>
        <translation>Backend %1</translation>
    </message>
    <message>
        <source>The backend has no server</source>
        <translation>Le backend n’a aucun serveur</translation>
    </message>
    <message>
        <source>The load balancer has nobody to send a visitor to.</source>
        <translation>Le répartiteur de charge n’a personne à qui envoyer un visiteur.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>servers</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>age</comment>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>no instance of this app</source>
        <translation>pas une instance de cette application</translation>
    </message>
    <message>
        <source>This instance runs, but no server stands for it.</source>
        <translation>Cette instance tourne, mais aucun serveur ne la représente.</translation>
    </message>
    <message>
        <source>not behind it</source>
        <comment>an instance and the load balancer</comment>
        <translation>absente</translation>
    </message>
</context>
<context>
    <name>mesoscope::LockPanel</name>
    <message>
        <source>Deployments that lock the app</source>
        <translation>Déploiements qui verrouillent l’application</translation>
    </message>
    <message>
        <source>What they had begun stays as it is: old and new instances may be left side by side.</source>
        <translation>Ce qu’ils avaient commencé reste tel quel&#xa0;: anciennes et nouvelles instances peuvent coexister.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>step %1 of %2, since %3, changes %4</source>
        <translation>étape %1 sur %2, depuis %3, modifie %4</translation>
    </message>
    <message>
        <source>nothing more is known of it yet</source>
        <translation>rien de plus n’en est encore connu</translation>
    </message>
    <message>
        <source>&amp;Force: cancel these deployments</source>
        <translation>&amp;Forcer&#xa0;: annuler ces déploiements</translation>
    </message>
    <message>
        <source>Waiting: it is sent as soon as they are over. Closing this dialog sends nothing.</source>
        <translation>En attente : envoi dès qu’ils sont terminés. Fermer ce dialogue n’envoie rien.</translation>
    </message>
    <message>
        <source>Stop &amp;waiting</source>
        <translation>Ne plus &amp;attendre</translation>
    </message>
    <message>
        <source>&amp;Wait for them, then send</source>
        <translation>&amp;Attendre leur fin, puis envoyer</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>Il est terminé.</translation>
    </message>
</context>
<context>
    <name>mesoscope::LogView</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>mesoscope::LogsPage</name>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Afficher %1</translation>
    </message>
    <message>
        <source>Choose an instance to read its log. Those in trouble come first.</source>
        <translation>Choisir une instance pour lire son journal. Celles qui ont un problème viennent d’abord.</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Chercher dans le journal</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>Search for a regular expression</source>
        <translation>Chercher une expression régulière</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Return)</source>
        <translation>Résultat précédent (Maj+Entrée)</translation>
    </message>
    <message>
        <source>Next hit (Return)</source>
        <translation>Résultat suivant (Entrée)</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Lines that were written meanwhile are left out here</source>
        <translation>Les lignes écrites entre-temps sont omises ici</translation>
    </message>
    <message>
        <source>The file was truncated or replaced; it begins anew here</source>
        <translation>Le fichier a été tronqué ou remplacé&#xa0;; il recommence ici</translation>
    </message>
    <message>
        <source>%1 before this are left out</source>
        <translation>%1 sont omis avant ceci</translation>
    </message>
    <message>
        <source>The instance is gone from the cluster</source>
        <translation>L’instance a disparu du cluster</translation>
    </message>
    <message>
        <source>The instance has ended: %1</source>
        <translation>L’instance est terminée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The instance has ended: %1. %2</source>
        <translation>L’instance est terminée&#xa0;: %1. %2</translation>
    </message>
    <message>
        <source>The instance %1 is not in the cluster any more.</source>
        <translation>L’instance %1 n’est plus dans le cluster.</translation>
    </message>
    <message>
        <source>Logs are read from the sandboxes on the nodes, and those are found through a Mesos master. This connection has none.</source>
        <translation>Les journaux sont lus dans les bacs à sable des nœuds, que l’on trouve par un maître Mesos. Cette connexion n’en a pas.</translation>
    </message>
    <message>
        <source>The instance is on no node yet, so it has no sandbox.</source>
        <translation>L’instance n’est encore sur aucun nœud, elle n’a donc pas de bac à sable.</translation>
    </message>
    <message>
        <source>%1 has no instance, so there is no log to read.</source>
        <translation>%1 n’a aucune instance, il n’y a donc aucun journal à lire.</translation>
    </message>
    <message>
        <source>Logs cannot be read here</source>
        <translation>Les journaux ne peuvent pas être lus ici</translation>
    </message>
    <message>
        <source>Logs are read from the sandboxes on the nodes, and those are found through a Mesos master. Add one to this cluster&apos;s connection.</source>
        <translation>Les journaux sont lus dans les bacs à sable des nœuds, que l’on trouve par un maître Mesos. En ajouter un à la connexion de ce cluster.</translation>
    </message>
    <message>
        <source>Nothing runs</source>
        <translation>Rien ne tourne</translation>
    </message>
    <message>
        <source>When instances run, their logs are read here.</source>
        <translation>Quand des instances tournent, leurs journaux se lisent ici.</translation>
    </message>
    <message>
        <source>There is no log to show</source>
        <translation>Il n’y a aucun journal à afficher</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Le fichier est vide</translation>
    </message>
    <message>
        <source>The instance has written nothing to %1 yet. New lines appear here.</source>
        <translation>L’instance n’a encore rien écrit sur %1. Les nouvelles lignes apparaissent ici.</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Lecture du journal</translation>
    </message>
    <message>
        <source>Asking %1 for the end of the file.</source>
        <translation>La fin du fichier est demandée à %1.</translation>
    </message>
    <message numerus="yes">
        <source>paused · %n new line(s)</source>
        <translation>
            <numerusform>en pause · %n nouvelle ligne</numerusform>
            <numerusform>en pause · %n nouvelles lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>following</source>
        <translation>suivi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>not a regular expression</source>
        <translation>n’est pas une expression régulière</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose an instance to read its log. Those in trouble come first; %n more are found by their app above.</source>
        <translation>
            <numerusform>Choisir une instance pour lire son journal. Celles qui ont un problème viennent d’abord&#xa0;; %n autre se trouve par son application ci-dessus.</numerusform>
            <numerusform>Choisir une instance pour lire son journal. Celles qui ont un problème viennent d’abord&#xa0;; %n autres se trouvent par leur application ci-dessus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::MainWindow</name>
    <message>
        <source>%1 – Mesoscope</source>
        <comment>name of a cluster</comment>
        <translation>%1 – Mesoscope</translation>
    </message>
</context>
<context>
    <name>mesoscope::MergeView</name>
    <message>
        <source>All as &amp;theirs</source>
        <translation>Tout comme &amp;l’autre</translation>
    </message>
    <message>
        <source>All as &amp;mine</source>
        <translation>Tout comme &amp;moi</translation>
    </message>
    <message>
        <source>What both have changed</source>
        <translation>Ce que les deux ont modifié</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>When you opened it</source>
        <translation>À l’ouverture</translation>
    </message>
    <message>
        <source>Theirs, running now</source>
        <translation>L’autre, en service</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Moi</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Take theirs for every conflict</source>
        <translation>Retenir l’autre pour chaque conflit</translation>
    </message>
    <message>
        <source>Take mine for every conflict</source>
        <translation>Retenir le mien pour chaque conflit</translation>
    </message>
    <message>
        <source>another secret</source>
        <translation>un autre secret</translation>
    </message>
    <message>
        <source>theirs</source>
        <comment>whose change is taken</comment>
        <translation>l’autre</translation>
    </message>
    <message>
        <source>mine</source>
        <comment>whose change is taken</comment>
        <translation>le mien</translation>
    </message>
    <message>
        <source>the same</source>
        <comment>both changed it in the same way</comment>
        <translation>identique</translation>
    </message>
    <message>
        <source>%1: take theirs, %2</source>
        <translation>%1&#xa0;: retenir l’autre, %2</translation>
    </message>
    <message>
        <source>%1: take mine, %2</source>
        <translation>%1&#xa0;: retenir le mien, %2</translation>
    </message>
    <message>
        <source>%1, conflict: choose</source>
        <comment>a setting</comment>
        <translation>%1, conflit&#xa0;: choisir</translation>
    </message>
    <message>
        <source>%1, conflict, decided</source>
        <comment>a setting</comment>
        <translation>%1, conflit, tranché</translation>
    </message>
    <message>
        <source>Both changes fit together: nothing is to be decided.</source>
        <translation>Les deux modifications vont ensemble&#xa0;: rien n’est à trancher.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) were changed by both, differently: choose for each.</source>
        <translation>
            <numerusform>%n réglage a été modifié par les deux, différemment&#xa0;: choisir.</numerusform>
            <numerusform>%n réglages ont été modifiés par les deux, différemment&#xa0;: choisir pour chacun.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every conflict is decided.</source>
        <translation>Chaque conflit est tranché.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) fit together.</source>
        <translation>
            <numerusform>%n autre va de pair.</numerusform>
            <numerusform>%n autres vont de pair.</numerusform>
        </translation>
    </message>
    <message>
        <source>choose</source>
        <comment>whose change is taken</comment>
        <translation>choisir</translation>
    </message>
</context>
<context>
    <name>mesoscope::Meter</name>
    <message>
        <source>Allocated</source>
        <translation>Alloué</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1: %2 allocated, %3 free, %4 in total</source>
        <translation>%1&#xa0;: %2 alloué, %3 libre, %4 au total</translation>
    </message>
</context>
<context>
    <name>mesoscope::NavButton</name>
    <message>
        <source>%1, %2</source>
        <comment>page and its count</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>more than</comment>
        <translation>%1+</translation>
    </message>
</context>
<context>
    <name>mesoscope::NewerNotice</name>
    <message>
        <source>Changed by somebody else</source>
        <translation>Modifié par quelqu’un d’autre</translation>
    </message>
    <message>
        <source>This app is not in the cluster any more: somebody else has destroyed it.</source>
        <translation>Cette application n’est plus dans le cluster&#xa0;: quelqu’un d’autre l’a détruite.</translation>
    </message>
    <message>
        <source>Somebody else has changed this app since you opened it, %1 ago. Nothing of yours is lost.</source>
        <comment>an age</comment>
        <translation>Quelqu’un d’autre a modifié cette application depuis que vous l’avez ouverte, il y a %1. Rien de votre travail n’est perdu.</translation>
    </message>
    <message>
        <source>Somebody else has changed this app since you opened it. Nothing of yours is lost.</source>
        <translation>Quelqu’un d’autre a modifié cette application depuis que vous l’avez ouverte. Rien de votre travail n’est perdu.</translation>
    </message>
</context>
<context>
    <name>mesoscope::NodeDetails</name>
    <message>
        <source>Details of the node</source>
        <translation>Détails du nœud</translation>
    </message>
    <message>
        <source>Facts about the node</source>
        <translation>Données sur le nœud</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressources</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Node, gone</source>
        <translation>Nœud, disparu</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nœud</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>Défaillantes</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Ports in use</source>
        <translation>Ports utilisés</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attributs</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Capacités</translation>
    </message>
    <message>
        <source>It can</source>
        <translation>Permet</translation>
    </message>
</context>
<context>
    <name>mesoscope::NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>Filter by host, id or attribute</source>
        <translation>Filtrer par hôte, identifiant ou attribut</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est listé</translation>
    </message>
    <message>
        <source>Frameworks</source>
        <translation>Frameworks</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>CPU allocated</source>
        <translation>CPU alloué</translation>
    </message>
    <message>
        <source>Memory allocated</source>
        <translation>Mémoire allouée</translation>
    </message>
    <message>
        <source>CPU reserved</source>
        <translation>CPU réservé</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Load balancer</source>
        <translation>Répartiteur de charge</translation>
    </message>
    <message>
        <source>Without Mesos these are the hosts on which Marathon&apos;s instances run. Add a Mesos master to this cluster&apos;s connection to see every node with its resources and attributes.</source>
        <translation>Sans Mesos, ce sont les hôtes où tournent les instances de Marathon. Ajouter un maître Mesos à la connexion de ce cluster pour voir chaque nœud avec ses ressources et ses attributs.</translation>
    </message>
    <message>
        <source>Show it on the map</source>
        <translation>Afficher sur la carte</translation>
    </message>
    <message>
        <source>Copy its host name</source>
        <translation>Copier son nom d’hôte</translation>
    </message>
    <message>
        <source>Copy its id</source>
        <translation>Copier son identifiant</translation>
    </message>
</context>
<context>
    <name>mesoscope::OverviewPage</name>
    <message numerus="yes">
        <source>%n apps wait for resources.</source>
        <translation>
            <numerusform>%n application attend des ressources.</numerusform>
            <numerusform>%n applications attendent des ressources.</numerusform>
        </translation>
    </message>
    <message>
        <source>How much is free is not known without Mesos; no app waits for resources.</source>
        <translation>Sans Mesos, on ne sait pas ce qui est libre&#xa0;; aucune application n’attend de ressources.</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>disque</translation>
    </message>
    <message>
        <source>No: no node is there to run anything.</source>
        <translation>Non&#xa0;: il n’y a aucun nœud pour exécuter quoi que ce soit.</translation>
    </message>
    <message>
        <source>No: %1 of %2 is allocated.</source>
        <translation>Non&#xa0;: %1 alloué (%2).</translation>
    </message>
    <message numerus="yes">
        <source>Not for everything: %n apps wait, though %1 of %2 is free.</source>
        <translation>
            <numerusform>Pas pour tout&#xa0;: %n application attend, bien que %1 soit libre (%2).</numerusform>
            <numerusform>Pas pour tout&#xa0;: %n applications attendent, bien que %1 soit libre (%2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Just about: %1 of %2 is allocated.</source>
        <translation>Tout juste&#xa0;: %1 alloué (%2).</translation>
    </message>
    <message>
        <source>Enough resources: %1 of CPU and %2 of memory are free.</source>
        <translation>Assez de ressources&#xa0;: %1 du CPU et %2 de la mémoire sont libres.</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n nœud</numerusform>
            <numerusform>%n nœuds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n apps</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
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
            <numerusform>%n saine</numerusform>
            <numerusform>%n saines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n défaillante</numerusform>
            <numerusform>%n défaillantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments running</source>
        <translation>
            <numerusform>%n déploiement en cours</numerusform>
            <numerusform>%n déploiements en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation>À surveiller</translation>
    </message>
    <message>
        <source>Newest events</source>
        <translation>Derniers événements</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Tout va bien</translation>
    </message>
    <message>
        <source>No app and no node needs attention.</source>
        <translation>Aucune application ni aucun nœud à surveiller.</translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>What happens from now on is listed here.</source>
        <translation>Ce qui se passe désormais est listé ici.</translation>
    </message>
</context>
<context>
    <name>mesoscope::PageState</name>
    <message>
        <source>%1 or %2</source>
        <comment>two sources</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>No cluster is connected</source>
        <translation>Aucun cluster connecté</translation>
    </message>
    <message>
        <source>Connect to a Marathon or a Mesos master to see what runs there.</source>
        <translation>Se connecter à un Marathon ou à un maître Mesos pour voir ce qui y tourne.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Connexion&#xa0;: %1…</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>Sans réponse&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>Non connecté&#xa0;: %1</translation>
    </message>
    <message>
        <source>This page shows what %1 knows. Add it to this cluster&apos;s connection to see it.</source>
        <translation>Cette page montre ce que sait&#xa0;: %1. L’ajouter à la connexion de ce cluster pour le voir.</translation>
    </message>
    <message>
        <source>%1 Data %2 old.</source>
        <comment>a sentence that says what is wrong</comment>
        <translation>%1 Données d’il y a %2.</translation>
    </message>
</context>
<context>
    <name>mesoscope::PlanView</name>
    <message>
        <source>What will happen</source>
        <translation>Ce qui va se passer</translation>
    </message>
    <message>
        <source>Marathon is asked what it would do…</source>
        <translation>On demande à Marathon ce qu’il ferait…</translation>
    </message>
    <message>
        <source>Marathon&apos;s own plan: %1</source>
        <translation>Le plan de Marathon : %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>number of a step, what it does</comment>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Marathon&apos;s own plan: nothing would be done.</source>
        <translation>Le plan de Marathon : rien ne serait fait.</translation>
    </message>
    <message>
        <source>Marathon&apos;s own plan:</source>
        <translation>Le plan de Marathon :</translation>
    </message>
</context>
<context>
    <name>mesoscope::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>Com&amp;pact rows in tables</source>
        <translation>Lignes com&amp;pactes dans les tableaux</translation>
    </message>
    <message>
        <source>&amp;Notifications on the desktop</source>
        <translation>&amp;Notifications sur le bureau</translation>
    </message>
    <message>
        <source>At &amp;most, per minute</source>
        <translation>Au &amp;plus, par minute</translation>
    </message>
    <message>
        <source>What is over it comes together in one notification.</source>
        <translation>Le surplus est réuni en une seule notification.</translation>
    </message>
    <message>
        <source>&amp;Go on in the tray when the window is closed</source>
        <translation>&amp;Continuer dans la zone de notification quand la fenêtre est fermée</translation>
    </message>
</context>
<context>
    <name>mesoscope::QuotaDialog</name>
    <message>
        <source>&amp;Promise it nevertheless</source>
        <translation>&amp;Promettre quand même</translation>
    </message>
    <message>
        <source>Quota of role %1</source>
        <translation>Quota du rôle %1</translation>
    </message>
    <message>
        <source>What is guaranteed is kept free for this role: nobody else is offered it. More than the most it never gets. An empty field promises nothing, or sets no limit.</source>
        <translation>Ce qui est garanti est gardé libre pour ce rôle : personne d&apos;autre n&apos;en reçoit l&apos;offre. Il n&apos;obtient jamais plus que le maximum. Un champ vide ne promet rien, ou ne fixe pas de limite.</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>&amp;Définir</translation>
    </message>
    <message>
        <source>Setting…</source>
        <translation>Définition…</translation>
    </message>
    <message>
        <source>&amp;CPU guaranteed</source>
        <translation>&amp;CPU garanti</translation>
    </message>
    <message>
        <source>CPU at most</source>
        <translation>CPU au plus</translation>
    </message>
    <message>
        <source>&amp;Memory guaranteed, MiB</source>
        <translation>&amp;Mémoire garantie, Mio</translation>
    </message>
    <message>
        <source>Memory at most, MiB</source>
        <translation>Mémoire au plus, Mio</translation>
    </message>
    <message>
        <source>&amp;Disk guaranteed, MiB</source>
        <translation>&amp;Disque garanti, Mio</translation>
    </message>
    <message>
        <source>Disk at most, MiB</source>
        <translation>Disque au plus, Mio</translation>
    </message>
    <message>
        <source>&amp;GPUs guaranteed</source>
        <translation>&amp;GPU garantis</translation>
    </message>
    <message>
        <source>GPUs at most</source>
        <translation>GPU au plus</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>pas de limite</translation>
    </message>
    <message>
        <source>%1 used now</source>
        <translation>%1 utilisés maintenant</translation>
    </message>
    <message>
        <source>All roles together would be promised more than the cluster has. Mesos refuses that, unless it is told to promise it nevertheless: then some role does not get its part.</source>
        <translation>Tous les rôles ensemble se verraient promettre plus que le cluster n&apos;a. Mesos le refuse, sauf si on lui dit de promettre quand même : un rôle n&apos;aura alors pas sa part.</translation>
    </message>
    <message>
        <source>The cluster has enough for what all roles are promised.</source>
        <translation>Le cluster a assez pour ce qui est promis à tous les rôles.</translation>
    </message>
</context>
<context>
    <name>mesoscope::RecordModel</name>
    <message>
        <source>unchanged</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
<context>
    <name>mesoscope::RecordTable</name>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Ajouter&#xa0;: %1</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::RelatedTasks</name>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>None is running.</source>
        <translation>Aucune ne tourne.</translation>
    </message>
</context>
<context>
    <name>mesoscope::RenameDialog</name>
    <message>
        <source>&amp;New name</source>
        <translation>&amp;Nouveau nom</translation>
    </message>
    <message>
        <source>&amp;Keep the old one too: make a copy only</source>
        <translation>&amp;Garder aussi l&apos;ancienne : seulement copier</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>Marathon cannot rename. A copy is deployed under the new name; when all of it runs, the old one is destroyed with its versions. Until then both are there.</source>
        <translation>Marathon ne sait pas renommer. Une copie est déployée sous le nouveau nom ; quand elle tourne en entier, l&apos;ancienne est détruite avec ses versions. D&apos;ici là, les deux existent.</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>Renaming…</source>
        <translation>Renommage…</translation>
    </message>
    <message>
        <source>Make a &amp;copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Copie…</translation>
    </message>
    <message>
        <source>Both want the same ports of a node: the copy needs nodes on which the old one does not run.</source>
        <translation>Les deux veulent les mêmes ports d&apos;un nœud : la copie a besoin de nœuds où l&apos;ancienne ne tourne pas.</translation>
    </message>
    <message>
        <source>Both answer at %1 until the old one is destroyed.</source>
        <translation>Les deux répondent à %1 jusqu&apos;à la destruction de l&apos;ancienne.</translation>
    </message>
    <message>
        <source>The copy gets service ports of its own.</source>
        <translation>La copie reçoit ses propres ports de service.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field and what is wrong with it</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>The copy is deployed: %1 of %2 instances are ready. The old one is destroyed when all are. Close this to keep both.</source>
        <translation>La copie est déployée : %1 instances sur %2 sont prêtes. L&apos;ancienne est détruite quand toutes le sont. Fermez ceci pour garder les deux.</translation>
    </message>
    <message>
        <source>&amp;Destroy the old one</source>
        <translation>&amp;Détruire l&apos;ancienne</translation>
    </message>
    <message>
        <source>Destroying…</source>
        <translation>Destruction…</translation>
    </message>
    <message>
        <source>Close, keep both</source>
        <translation>Fermer, garder les deux</translation>
    </message>
</context>
<context>
    <name>mesoscope::ResourceGrid</name>
    <message>
        <source>Resources of the node</source>
        <translation>Ressources du nœud</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Offert</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
</context>
<context>
    <name>mesoscope::RollBackDialog</name>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Loading versions…</source>
        <translation>Chargement des versions…</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Roll %1 back</source>
        <translation>Ramener %1 en arrière</translation>
    </message>
    <message>
        <source>The app is deployed anew with the definition it had then. How many instances it has is part of that.</source>
        <translation>L’application est redéployée avec la définition qu’elle avait alors, nombre d’instances compris.</translation>
    </message>
    <message>
        <source>&amp;Roll back</source>
        <translation>&amp;Revenir en arrière</translation>
    </message>
    <message>
        <source>Rolling back…</source>
        <translation>Retour en arrière…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>time of a version, its age</comment>
        <translation>%1, il y a %2</translation>
    </message>
    <message>
        <source>present version</source>
        <translation>version actuelle</translation>
    </message>
    <message>
        <source>Choose a version.</source>
        <translation>Choisir une version.</translation>
    </message>
    <message>
        <source>There is no other version of this app.</source>
        <translation>Cette application n’a pas d’autre version.</translation>
    </message>
    <message>
        <source>This is the present version.</source>
        <translation>C’est la version actuelle.</translation>
    </message>
    <message>
        <source>Loading the definition…</source>
        <translation>Chargement de la définition…</translation>
    </message>
    <message>
        <source>The definition was the same then.</source>
        <translation>La définition était alors la même.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) would change:</source>
        <translation>
            <numerusform>%n réglage changerait :</numerusform>
            <numerusform>%n réglages changeraient&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Compare again</source>
        <translation>&amp;Comparer de nouveau</translation>
    </message>
</context>
<context>
    <name>mesoscope::SavedViews</name>
    <message>
        <source>Save this view</source>
        <translation>Enregistrer cette vue</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nom de la vue</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Enregistrer cette vue…</translation>
    </message>
    <message>
        <source>Forget a view</source>
        <translation>Oublier une vue</translation>
    </message>
</context>
<context>
    <name>mesoscope::ScaleDialog</name>
    <message>
        <source>Resume %1</source>
        <translation>Reprendre %1</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Reprise…</translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation>Redimensionner %1</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Redimensionner</translation>
    </message>
    <message>
        <source>Scaling…</source>
        <translation>Redimensionnement…</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>&amp;Instances</translation>
    </message>
    <message>
        <source>This app is not in the cluster any more.</source>
        <translation>Cette application n’est plus dans le cluster.</translation>
    </message>
    <message numerus="yes">
        <source>%n wanted</source>
        <translation>
            <numerusform>%n voulue</numerusform>
            <numerusform>%n voulues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n healthy</source>
        <translation>
            <numerusform>%n saine</numerusform>
            <numerusform>%n saines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n défaillante</numerusform>
            <numerusform>%n défaillantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>With 0 instances the app is suspended: its definition stays, nothing runs.</source>
        <translation>Avec 0 instance, l’application est suspendue&#xa0;: sa définition reste, rien ne tourne.</translation>
    </message>
    <message numerus="yes">
        <source>%n instance(s) will be stopped.</source>
        <translation>
            <numerusform>%n instance sera arrêtée.</numerusform>
            <numerusform>%n instances seront arrêtées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether they fit is not known: no node tells what it has.</source>
        <translation>On ne sait pas s’il y a la place&#xa0;: aucun nœud ne dit ce qu’il a.</translation>
    </message>
    <message numerus="yes">
        <source>The nodes have room for %n more by CPU, memory and disk: the others will wait.</source>
        <translation>
            <numerusform>Les nœuds ont de la place pour %n de plus (CPU, mémoire, disque)&#xa0;: les autres attendront.</numerusform>
            <numerusform>Les nœuds ont de la place pour %n de plus (CPU, mémoire, disque)&#xa0;: les autres attendront.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The nodes have room for %n more by CPU, memory and disk. Ports and constraints are not counted.</source>
        <translation>
            <numerusform>Les nœuds ont de la place pour %n de plus (CPU, mémoire, disque). Ports et contraintes ne sont pas comptés.</numerusform>
            <numerusform>Les nœuds ont de la place pour %n de plus (CPU, mémoire, disque). Ports et contraintes ne sont pas comptés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else has scaled it from %1 to %2 meanwhile.</source>
        <translation>Quelqu’un d’autre l’a fait passer de %1 à %2 entre-temps.</translation>
    </message>
    <message>
        <source>Nothing was sent. Press again if %1 is still the number you want.</source>
        <translation>Rien n’a été envoyé. Appuyer de nouveau si %1 est toujours le nombre voulu.</translation>
    </message>
    <message>
        <source>Also as a change: +2, −1, x2, /2 or 150%.</source>
        <translation>Aussi comme changement : +2, −1, x2, /2 ou 150%.</translation>
    </message>
    <message>
        <source>Looking up how many it had before…</source>
        <translation>Recherche du nombre d’avant…</translation>
    </message>
    <message>
        <source>How many it had before is not known.</source>
        <translation>On ne sait pas combien elle en avait avant.</translation>
    </message>
    <message numerus="yes">
        <source>It had %n before it was suspended.</source>
        <translation>
            <numerusform>Elle en avait %n avant sa suspension.</numerusform>
            <numerusform>Elle en avait %n avant sa suspension.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ScaleGroupDialog</name>
    <message>
        <source>Scale group %1</source>
        <translation>Redimensionner le groupe %1</translation>
    </message>
    <message>
        <source>Multiplies the instances of every app inside, rounded up.</source>
        <translation>Multiplie les instances de chaque application du groupe, en arrondissant vers le haut.</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Redimensionner</translation>
    </message>
    <message>
        <source>Scaling…</source>
        <translation>Redimensionnement…</translation>
    </message>
    <message>
        <source>&amp;Factor</source>
        <translation>&amp;Facteur</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) keep their number: Marathon multiplies apps only.</source>
        <translation>
            <numerusform>%n pod garde son nombre : Marathon ne multiplie que les applications.</numerusform>
            <numerusform>%n pods gardent leur nombre : Marathon ne multiplie que les applications.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::ScaleManyDialog</name>
    <message numerus="yes">
        <source>Scale %n app(s)</source>
        <translation>
            <numerusform>Dimensionner %n application</numerusform>
            <numerusform>Dimensionner %n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Dimensionner</translation>
    </message>
    <message>
        <source>Scaling…</source>
        <translation>Dimensionnement…</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>&amp;Instances</translation>
    </message>
    <message>
        <source>5 for all; +2, −1, x2, /2 or 150% of what each has now.</source>
        <translation>5 pour toutes ; +2, −1, x2, /2 ou 150% de ce que chacune a.</translation>
    </message>
    <message>
        <source>This is no number and no change of one.</source>
        <translation>Ce n’est ni un nombre ni un changement.</translation>
    </message>
    <message>
        <source>nothing chosen yet</source>
        <translation>rien de choisi encore</translation>
    </message>
</context>
<context>
    <name>mesoscope::SecretDialog</name>
    <message>
        <source>Sign in to %1 of %2</source>
        <comment>source, cluster</comment>
        <translation>Identification&#xa0;: %1 de %2</translation>
    </message>
    <message>
        <source>This address is plain HTTP: anybody on the way can read what you type here.</source>
        <translation>Cette adresse est en HTTP non chiffré&#xa0;: n’importe qui en chemin peut lire ce qui est saisi ici.</translation>
    </message>
    <message>
        <source>What it was given was refused.</source>
        <translation>Les identifiants donnés ont été refusés.</translation>
    </message>
    <message>
        <source>It is kept in the desktop&apos;s keychain.</source>
        <translation>Conservé dans le trousseau du bureau.</translation>
    </message>
    <message>
        <source>There is no keychain here: it is kept in memory until the program ends.</source>
        <translation>Il n’y a pas de trousseau ici&#xa0;: conservé en mémoire jusqu’à la fin du programme.</translation>
    </message>
    <message>
        <source>Connect &amp;without</source>
        <translation>Se connecter &amp;sans</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>S’&amp;identifier</translation>
    </message>
</context>
<context>
    <name>mesoscope::SecretFields</name>
    <message>
        <source>No sign-in</source>
        <translation>Sans identification</translation>
    </message>
    <message>
        <source>Same as Marathon</source>
        <translation>Comme Marathon</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Utilisateur et mot de passe</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Jeton Bearer</translation>
    </message>
    <message>
        <source>DC/OS token</source>
        <translation>Jeton DC/OS</translation>
    </message>
    <message>
        <source>Sign-in to %1</source>
        <translation>Identification&#xa0;: %1</translation>
    </message>
    <message>
        <source>User of %1</source>
        <translation>Utilisateur&#xa0;: %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>As saved</source>
        <translation>Comme enregistré</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Mot de passe&#xa0;: %1</translation>
    </message>
    <message>
        <source>Token of %1</source>
        <translation>Jeton&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::SelectionBar</name>
    <message>
        <source>With all of them</source>
        <translation>Avec elles toutes</translation>
    </message>
    <message>
        <source>Select one only</source>
        <translation>N’en choisir qu’une</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::Sidebar</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Déploiements</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Switch to another cluster</source>
        <translation>Passer à un autre cluster</translation>
    </message>
    <message>
        <source>No cluster</source>
        <translation>Aucun cluster</translation>
    </message>
    <message>
        <source>Choose one to begin</source>
        <translation>En choisir un pour commencer</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulé</translation>
    </message>
    <message numerus="yes">
        <source>%n apps need attention</source>
        <translation>
            <numerusform>%n application à surveiller</numerusform>
            <numerusform>%n applications à surveiller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nodes need attention</source>
        <translation>
            <numerusform>%n nœud à surveiller</numerusform>
            <numerusform>%n nœuds à surveiller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployments are running</source>
        <translation>
            <numerusform>%n déploiement en cours</numerusform>
            <numerusform>%n déploiements en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect to a cluster…</source>
        <translation>Se connecter à un cluster…</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>About Mesoscope</source>
        <translation>À propos de Mesoscope</translation>
    </message>
</context>
<context>
    <name>mesoscope::SourceItem</name>
    <message>
        <source>%1 %2</source>
        <comment>source and its state</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>mesoscope::SourceStrip</name>
    <message>
        <source>Balancer</source>
        <comment>load balancer, in a narrow place</comment>
        <translation>Répartiteur</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>source and its state</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <comment>address</comment>
        <translation>%1, version %2</translation>
    </message>
    <message>
        <source>Answered within %1 ms</source>
        <translation>Réponse en %1 ms</translation>
    </message>
    <message>
        <source>Newest data: %1</source>
        <translation>Données les plus récentes&#xa0;: %1</translation>
    </message>
    <message>
        <source>Asked every %1</source>
        <translation>Interrogé toutes les %1</translation>
    </message>
    <message>
        <source>Its event stream is open</source>
        <translation>Son flux d’événements est ouvert</translation>
    </message>
    <message>
        <source>The password travels unencrypted</source>
        <translation>Le mot de passe circule sans chiffrement</translation>
    </message>
    <message numerus="yes">
        <source>%n entries could not be read</source>
        <translation>
            <numerusform>%n entrée illisible</numerusform>
            <numerusform>%n entrées illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non connecté</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>in part, %1</source>
        <comment>age</comment>
        <translation>en partie, %1</translation>
    </message>
    <message>
        <source>live, %1</source>
        <comment>age</comment>
        <translation>en direct, %1</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>stale, %1 old</source>
        <translation>périmé, il y a %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>snapshot %1 · %2 · %3</source>
        <extracomment>the numbers are formatted already</extracomment>
        <translation>instantané %1 · %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>%n nœud</numerusform>
            <numerusform>%n nœuds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>connexion refusée</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>non autorisé</translation>
    </message>
    <message>
        <source>not trusted</source>
        <comment>a server whose certificate is refused</comment>
        <translation>non fiable</translation>
    </message>
    <message>
        <source>no leader</source>
        <translation>pas de leader</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>en échec</translation>
    </message>
</context>
<context>
    <name>mesoscope::StartFrom</name>
    <message>
        <source>There is nothing in it.</source>
        <translation>Il n’y a rien dedans.</translation>
    </message>
    <message>
        <source>It is larger than a definition can be.</source>
        <translation>C’est plus grand qu’une définition ne peut l’être.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8.</source>
        <translation>Ce n’est pas un texte en UTF-8.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Ligne %1, colonne %2 : %3</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>Start from something else than an empty form</source>
        <translation>Partir d’autre chose qu’un formulaire vide</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>A docker run line…</source>
        <translation>Une ligne docker run…</translation>
    </message>
    <message>
        <source>JSON from a file…</source>
        <translation>Du JSON d’un fichier…</translation>
    </message>
    <message>
        <source>JSON from the clipboard</source>
        <translation>Du JSON du presse-papiers</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Ce fichier est illisible.</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>An app that was destroyed…</source>
        <translation>Une application détruite…</translation>
    </message>
    <message>
        <source>&amp;Copy it</source>
        <translation>&amp;La copier</translation>
    </message>
    <message>
        <source>gone for %1</source>
        <comment>age</comment>
        <translation>partie depuis %1</translation>
    </message>
    <message>
        <source>An app that was destroyed</source>
        <translation>Une application détruite</translation>
    </message>
    <message>
        <source>&amp;Begin with it</source>
        <translation>&amp;Commencer par elle</translation>
    </message>
    <message>
        <source>It is not remembered any more.</source>
        <translation>Elle n’est plus en mémoire.</translation>
    </message>
    <message>
        <source>It is JSON, but no definition of an app or a pod.</source>
        <translation>C’est du JSON, mais pas la définition d’une application ou d’un pod.</translation>
    </message>
    <message>
        <source>Nothing, for a pod</source>
        <translation>Rien, pour un pod</translation>
    </message>
    <message>
        <source>A copy of an app or pod…</source>
        <translation>Une copie d’une application ou d’un pod…</translation>
    </message>
    <message>
        <source>Neither an app nor a pod can be begun from this.</source>
        <translation>Ni une application ni un pod ne peut partir de cela.</translation>
    </message>
    <message>
        <source>Copy of an app or pod</source>
        <translation>Copie d’une application ou d’un pod</translation>
    </message>
    <message>
        <source>It is a group in which there is no app.</source>
        <translation>C’est un groupe qui ne contient aucune application.</translation>
    </message>
    <message>
        <source>JSON of an app, a pod or a group</source>
        <translation>JSON d’une application, d’un pod ou d’un groupe</translation>
    </message>
</context>
<context>
    <name>mesoscope::TabStrip</name>
    <message>
        <source>More</source>
        <comment>tabs</comment>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More tabs</source>
        <translation>Autres onglets</translation>
    </message>
</context>
<context>
    <name>mesoscope::TablePage</name>
    <message numerus="yes">
        <source>%n in total</source>
        <translation>
            <numerusform>%n au total</numerusform>
            <numerusform>%n au total</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>mesoscope::TagsDialog</name>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>Tags de %1</translation>
    </message>
    <message>
        <source>&amp;Tag holds</source>
        <translation>Le &amp;tag contient</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Kept in memory until the program ends.</source>
        <translation>Gardé en mémoire jusqu’à la fin du programme.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Question posée à %1…</translation>
    </message>
    <message>
        <source>%1 has no tag of it.</source>
        <translation>%1 n’en a aucun tag.</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s).</source>
        <translation>
            <numerusform>%n tag.</numerusform>
            <numerusform>%n tags.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wants to know who asks.</source>
        <translation>%1 demande qui pose la question.</translation>
    </message>
    <message>
        <source>%1 refuses this user or password.</source>
        <translation>%1 refuse cet utilisateur ou ce mot de passe.</translation>
    </message>
    <message>
        <source>An image that does not exist is refused like one that is private.</source>
        <translation>Une image qui n’existe pas est refusée comme une image privée.</translation>
    </message>
    <message>
        <source>%1 has no image of this name.</source>
        <translation>%1 n’a pas d’image de ce nom.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ne répond pas.</translation>
    </message>
    <message>
        <source>It is asked from this desktop: nodes of the cluster may reach it all the same.</source>
        <translation>La question part de ce poste : les nœuds du cluster peuvent malgré tout l’atteindre.</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Se connecter</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s), and there are more.</source>
        <translation>
            <numerusform>%n tag, et il y en a d’autres.</numerusform>
            <numerusform>%n tags, et il y en a d’autres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TaskDetails</name>
    <message>
        <source>Details of the instance</source>
        <translation>Détails de l’instance</translation>
    </message>
    <message>
        <source>Facts about the instance</source>
        <translation>Données sur l’instance</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Kill…</source>
        <translation>Tuer…</translation>
    </message>
    <message>
        <source>Show app</source>
        <translation>Afficher l’application</translation>
    </message>
    <message>
        <source>Show node</source>
        <translation>Afficher le nœud</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Only Marathon&apos;s instances can be killed from here.</source>
        <translation>Seules les instances de Marathon peuvent être tuées d’ici.</translation>
    </message>
    <message>
        <source>Instance, gone</source>
        <translation>Instance, disparue</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Démarrée</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>An older version than the app&apos;s newest</source>
        <translation>Une version plus ancienne que la dernière de l’application</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>Contrôle de santé</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>passing</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>en échec</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>Échecs d’affilée</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Dernier succès</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>Dernier échec</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Exécuteur</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
    <message>
        <source>Show its log</source>
        <translation>Afficher son journal</translation>
    </message>
    <message>
        <source>Show its charts</source>
        <translation>Afficher ses graphiques</translation>
    </message>
    <message>
        <source>Show it on the map</source>
        <translation>Afficher sur la carte</translation>
    </message>
    <message>
        <source>Show its app</source>
        <translation>Afficher son application</translation>
    </message>
    <message>
        <source>Show its node</source>
        <translation>Afficher son nœud</translation>
    </message>
    <message>
        <source>Copy its id</source>
        <translation>Copier son identifiant</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>age</comment>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Définition</translation>
    </message>
    <message>
        <source>of an older version: see the app&apos;s versions</source>
        <translation>d&apos;une version plus ancienne : voir les versions de l&apos;app</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>privileged: all rights on the node</source>
        <translation>privilégié : tous les droits sur le nœud</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Show its events</source>
        <translation>Afficher ses événements</translation>
    </message>
</context>
<context>
    <name>mesoscope::TasksModel</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>App or task</source>
        <translation>Application ou tâche</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>En cours depuis</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>%1: an older configuration than the app&apos;s newest</source>
        <translation>%1&#xa0;: une configuration plus ancienne que la dernière de l’application</translation>
    </message>
    <message>
        <source>%1 (old)</source>
        <translation>%1 (ancienne)</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Conteneur</translation>
    </message>
</context>
<context>
    <name>mesoscope::ToastArea</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>mesoscope::TopBar</name>
    <message>
        <source>Deploy…</source>
        <translation>Déployer…</translation>
    </message>
    <message>
        <source>Ask every source again</source>
        <translation>Interroger de nouveau chaque source</translation>
    </message>
    <message>
        <source>Ask every source again (F5)</source>
        <translation>Interroger de nouveau chaque source (F5)</translation>
    </message>
    <message>
        <source>Deploy an app</source>
        <translation>Déployer une application</translation>
    </message>
    <message>
        <source>Deploy an app (Ctrl+N)</source>
        <translation>Déployer une application (Ctrl+N)</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>This cluster&apos;s connection does not allow changes.</source>
        <translation>La connexion à ce cluster ne permet pas de changements.</translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyInspector</name>
    <message>
        <source>Selected on the map</source>
        <translation>Sélection sur la carte</translation>
    </message>
    <message>
        <source>Instances and tasks</source>
        <translation>Instances et tâches</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>CLUSTER</source>
        <translation>CLUSTER</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Rien de sélectionné</translation>
    </message>
    <message>
        <source>Select a node or a task on the map.</source>
        <translation>Sélectionner un nœud ou une tâche sur la carte.</translation>
    </message>
    <message>
        <source>Select an app to see where it runs.</source>
        <translation>Sélectionner une application pour voir où elle tourne.</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>APPS</source>
        <translation>APPLICATIONS</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>SELECTED GROUP</source>
        <translation>GROUPE SÉLECTIONNÉ</translation>
    </message>
    <message>
        <source>It is gone.</source>
        <translation>Il a disparu.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Show in Applications</source>
        <translation>Afficher dans Applications</translation>
    </message>
    <message>
        <source>SELECTED APP</source>
        <translation>APPLICATION SÉLECTIONNÉE</translation>
    </message>
    <message>
        <source>Health check failing on %1</source>
        <translation>Contrôle de santé en échec sur %1</translation>
    </message>
    <message>
        <source>%1, %2, last at %3</source>
        <translation>%1, %2, la dernière à %3</translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>Aucune raison donnée</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in a row</source>
        <translation>
            <numerusform>%n fois</numerusform>
            <numerusform>%n fois de suite</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>Chacune</translation>
    </message>
    <message>
        <source>%1 CPU, %2 memory</source>
        <translation>%1 CPU, %2 de mémoire</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>INSTANCES</source>
        <translation>INSTANCES</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Show its charts</source>
        <translation>Afficher ses graphiques</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Show the log of the failing instance</source>
        <translation>Afficher le journal de l’instance en échec</translation>
    </message>
    <message>
        <source>Show the log of an instance</source>
        <translation>Afficher le journal d’une instance</translation>
    </message>
    <message>
        <source>SELECTED NODE</source>
        <translation>NŒUD SÉLECTIONNÉ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Mesos</source>
        <translation>Mesos</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>TASKS</source>
        <translation>TÂCHES</translation>
    </message>
    <message>
        <source>Show in Nodes</source>
        <translation>Afficher dans Nœuds</translation>
    </message>
    <message>
        <source>SELECTED INSTANCE</source>
        <translation>INSTANCE SÉLECTIONNÉE</translation>
    </message>
    <message>
        <source>SELECTED TASK</source>
        <translation>TÂCHE SÉLECTIONNÉE</translation>
    </message>
    <message>
        <source>Health check failing</source>
        <translation>Contrôle de santé en échec</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>%1 (outdated)</source>
        <translation>%1 (ancienne)</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Framework</translation>
    </message>
    <message>
        <source>INSTANCES OF THE APP</source>
        <translation>INSTANCES DE L’APPLICATION</translation>
    </message>
    <message>
        <source>Show its log</source>
        <translation>Afficher son journal</translation>
    </message>
    <message>
        <source>Show in Instances</source>
        <translation>Afficher dans Instances</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>Ce n’est plus là.</translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyLegend</name>
    <message>
        <source>Legend: %1</source>
        <translation>Légende&#xa0;: %1</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>en échec</translation>
    </message>
    <message>
        <source>well</source>
        <translation>en ordre</translation>
    </message>
    <message>
        <source>other tasks</source>
        <translation>autres tâches</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>en démarrage</translation>
    </message>
    <message>
        <source>CPU allocated, 0 to 100 %</source>
        <translation>CPU alloué, 0 à 100&#xa0;%</translation>
    </message>
    <message>
        <source>memory allocated, 0 to 100 %</source>
        <translation>mémoire allouée, 0 à 100&#xa0;%</translation>
    </message>
    <message>
        <source>tasks, none to most</source>
        <translation>tâches, d’aucune au plus grand nombre</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>memory allocated</source>
        <translation>mémoire allouée</translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyPage</name>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Grouper par</translation>
    </message>
    <message>
        <source>state</source>
        <translation>état</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>sélection</translation>
    </message>
    <message>
        <source>CPU allocated</source>
        <translation>CPU alloué</translation>
    </message>
    <message>
        <source>memory allocated</source>
        <translation>mémoire allouée</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>tâches</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Zoom arrière (−)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Zoom avant (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Show everything (0)</source>
        <translation>Tout montrer (0)</translation>
    </message>
    <message>
        <source>CONTROL PLANE</source>
        <translation>PLAN DE CONTRÔLE</translation>
    </message>
    <message>
        <source>NODES</source>
        <translation>NŒUDS</translation>
    </message>
    <message>
        <source>Without access to a Mesos master, the nodes are inferred from where Marathon&apos;s instances run; their size and other frameworks&apos; tasks are not known.</source>
        <translation>Sans accès à un maître Mesos, les nœuds sont déduits des endroits où tournent les instances de Marathon&#xa0;; leur taille et les tâches d’autres frameworks ne sont pas connues.</translation>
    </message>
    <message>
        <source>Mesos does not answer; the nodes are shown as they were %1 ago.</source>
        <translation>Mesos ne répond pas&#xa0;; les nœuds sont montrés tels qu’ils étaient il y a %1.</translation>
    </message>
    <message numerus="yes">
        <source>A new master was elected: %n node(s) have not registered again yet.</source>
        <translation>
            <numerusform>Un nouveau maître a été élu&#xa0;: %n nœud ne s’est pas encore réenregistré.</numerusform>
            <numerusform>Un nouveau maître a été élu&#xa0;: %n nœuds ne se sont pas encore réenregistrés.</numerusform>
        </translation>
    </message>
    <message>
        <source>No cluster is connected</source>
        <translation>Aucun cluster n’est connecté</translation>
    </message>
    <message>
        <source>Connect to a Marathon or a Mesos master to see its nodes.</source>
        <translation>Se connecter à un Marathon ou à un maître Mesos pour voir ses nœuds.</translation>
    </message>
    <message>
        <source>Waiting for the first answer</source>
        <translation>En attente de la première réponse</translation>
    </message>
    <message>
        <source>The nodes appear as soon as %1 answers.</source>
        <translation>Les nœuds apparaissent dès que %1 répond.</translation>
    </message>
    <message>
        <source>The cluster has no nodes</source>
        <translation>Le cluster n’a aucun nœud</translation>
    </message>
    <message>
        <source>No agent is registered with the leading master.</source>
        <translation>Aucun agent n’est enregistré auprès du maître leader.</translation>
    </message>
    <message>
        <source>No node is known</source>
        <translation>Aucun nœud n’est connu</translation>
    </message>
    <message>
        <source>Without access to a Mesos master, nodes are known only by the instances that run on them, and none runs.</source>
        <translation>Sans accès à un maître Mesos, les nœuds ne sont connus que par les instances qui y tournent, et aucune ne tourne.</translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyPainter</name>
    <message>
        <source>without %1</source>
        <translation>sans %1</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n nœud</numerusform>
            <numerusform>%n nœuds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyText</name>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 the state of a task, %2 its health</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>accessible name of a node: host, number of tasks, status</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <extracomment>accessible name of a task: its id, its app, its state</extracomment>
        <translation>%1 de %2, %3</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 sur %2 (%3)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n unhealthy</source>
        <translation>
            <numerusform>%n défaillante</numerusform>
            <numerusform>%n défaillantes</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU allocated: %1</source>
        <translation>CPU alloué&#xa0;: %1</translation>
    </message>
    <message>
        <source>Memory allocated: %1</source>
        <translation>Mémoire allouée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Zone: %1</source>
        <translation>Zone&#xa0;: %1</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>Sur %1</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>En cours depuis %1</translation>
    </message>
    <message>
        <source>%1 CPU, %2 memory</source>
        <translation>%1 CPU, %2 de mémoire</translation>
    </message>
    <message>
        <source>Runs an older version of its app</source>
        <translation>Exécute une ancienne version de son application</translation>
    </message>
</context>
<context>
    <name>mesoscope::TopologyView</name>
    <message>
        <source>Map of the nodes</source>
        <translation>Carte des nœuds</translation>
    </message>
    <message>
        <source>Arrow keys go from node to node, Space enters a node&apos;s tasks, Escape leaves them, Return opens, plus and minus zoom, 0 shows everything.</source>
        <translation>Les flèches vont de nœud en nœud, Espace entre dans les tâches d’un nœud, Échap en sort, Entrée ouvre, plus et moins zooment, 0 montre tout.</translation>
    </message>
</context>
<context>
    <name>mesoscope::Tray</name>
    <message>
        <source>This desktop shows no tray icon: closing the window ends the program.</source>
        <translation>Ce bureau n’affiche pas d’icône de notification&#xa0;: fermer la fenêtre met fin au programme.</translation>
    </message>
    <message>
        <source>&amp;Open Mesoscope</source>
        <translation>&amp;Ouvrir Mesoscope</translation>
    </message>
    <message>
        <source>&amp;Mute notifications</source>
        <translation>&amp;Couper les notifications</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Mesoscope: %1</source>
        <translation>Mesoscope&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesoscope::VersionCompare</name>
    <message>
        <source>Before</source>
        <comment>a version</comment>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Chosen</source>
        <comment>a version</comment>
        <translation>Choisie</translation>
    </message>
    <message>
        <source>This is the same version.</source>
        <translation>C’est la même version.</translation>
    </message>
    <message>
        <source>Reading both definitions…</source>
        <translation>Lecture des deux définitions…</translation>
    </message>
    <message>
        <source>Their settings are the same.</source>
        <translation>Leurs réglages sont les mêmes.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ:</source>
        <translation>
            <numerusform>%n réglage diffère :</numerusform>
            <numerusform>%n réglages diffèrent :</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesoscope::VersionsView</name>
    <message>
        <source>Roll back…</source>
        <translation>Revenir en arrière…</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Roll back to the chosen version</source>
        <translation>Revenir à la version choisie</translation>
    </message>
    <message>
        <source>Asking Marathon for the versions…</source>
        <translation>Demande des versions à Marathon…</translation>
    </message>
    <message>
        <source>Marathon keeps no older version.</source>
        <translation>Marathon ne garde pas de version antérieure.</translation>
    </message>
    <message>
        <source>%1, running now</source>
        <comment>version</comment>
        <translation>%1, en cours actuellement</translation>
    </message>
    <message>
        <source>Edit from it…</source>
        <translation>Modifier à partir d’elle…</translation>
    </message>
    <message>
        <source>Version to compare with</source>
        <translation>Version à comparer</translation>
    </message>
    <message>
        <source>Edit the app, beginning with the chosen version</source>
        <translation>Modifier l’application à partir de la version choisie</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparée à</translation>
    </message>
    <message>
        <source>what runs now</source>
        <translation>ce qui tourne maintenant</translation>
    </message>
    <message>
        <source>the one before it</source>
        <comment>a version</comment>
        <translation>celle d’avant</translation>
    </message>
</context>
<context>
    <name>mesoscope::VolumesView</name>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>No volumes</source>
        <translation>Aucun volume</translation>
    </message>
    <message>
        <source>What its instances write stays in their sandboxes and containers, and goes with them.</source>
        <translation>Ce que ses instances écrivent reste dans leurs bacs à sable et conteneurs, et disparaît avec elles.</translation>
    </message>
    <message>
        <source>Tied to</source>
        <translation>Liée à</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Mounted by</source>
        <translation>Monté par</translation>
    </message>
    <message>
        <source>no container</source>
        <translation>aucun conteneur</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Asked of</source>
        <translation>Demandé à</translation>
    </message>
    <message>
        <source>Docker itself, by a parameter: Marathon does not know it</source>
        <translation>Docker lui-même, par un paramètre : Marathon n’en sait rien</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>instances</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>not placed</source>
        <translation>non placée</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Détenu par</translation>
    </message>
    <message>
        <source>no instance that Marathon tells of</source>
        <translation>aucune instance que Marathon indique</translation>
    </message>
</context>
<context>
    <name>mesoscope::WhyView</name>
    <message>
        <source>%1: %2</source>
        <comment>step of the funnel and what is left</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n restante</numerusform>
            <numerusform>%n restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>none left</source>
        <translation>aucune restante</translation>
    </message>
    <message>
        <source>What every offer failed on</source>
        <translation>Ce qui a fait échouer chaque offre</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>Dernier échec</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <comment>age</comment>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Ce qui aiderait</translation>
    </message>
    <message numerus="yes">
        <source>The %n nearest nodes</source>
        <translation>
            <numerusform>Le nœud le plus proche (%n)</numerusform>
            <numerusform>Les %n nœuds les plus proches</numerusform>
        </translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Failures before</source>
        <translation>Pannes précédentes</translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) seen, one every %1</source>
        <comment>on average</comment>
        <translation>
            <numerusform>%n panne vue, une toutes les %1</numerusform>
            <numerusform>%n pannes vues, une toutes les %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>state of an instance, node</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>failures</comment>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
</context>
</TS>
